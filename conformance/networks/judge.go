package main

import (
	"fmt"
	"net/netip"
	"slices"

	"github.com/mattfenwick/cyclonus/pkg/matcher"
	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
)

// A peer is a pod with an address, or an address alone.
type peer struct {
	pod     *pod
	address netip.Addr
}

func (p *peer) String() string {
	if p.pod == nil {
		return p.address.String()
	}
	return fmt.Sprintf("%s (%s; %s)", p.pod.id(), p.address, p.pod.source)
}

// inside says whether policies of the platform can select it.
func (p *peer) inside() bool { return p.pod != nil && !p.pod.outside }

type question struct {
	from, to *peer
	port     port
}

func (q question) String() string { return fmt.Sprintf("%s to %s on %s", q.from, q.to, q.port) }

// A judge asks Cyclonus.
type judge struct {
	policies *matcher.Policy
	platform *platform
}

func newJudge(p *platform, policies []*networkingv1.NetworkPolicy) *judge {
	return &judge{matcher.BuildNetworkPolicies(false, policies), p}
}

func (j *judge) ask(q question) *matcher.AllowedResult {
	name := ""
	if q.to.pod != nil {
		name = q.to.pod.names[q.port]
	}
	return j.policies.IsTrafficAllowed(&matcher.Traffic{
		Source:           j.trafficPeer(q.from),
		Destination:      j.trafficPeer(q.to),
		ResolvedPort:     q.port.number,
		ResolvedPortName: name,
		Protocol:         v1.Protocol(q.port.protocol),
	})
}

func (j *judge) trafficPeer(p *peer) *matcher.TrafficPeer {
	if p.pod == nil {
		return &matcher.TrafficPeer{IP: p.address.String()}
	}
	return &matcher.TrafficPeer{IP: p.address.String(), Internal: &matcher.InternalPeer{
		PodLabels: p.pod.labels, NamespaceLabels: j.platform.namespaces[p.pod.namespace], Namespace: p.pod.namespace}}
}

// What the tables say must be open: nothing else may be.
type expectation struct {
	arrows []arrow
	ends   []*end
}

func (e *expectation) open(q question) bool { return e.leaves(q) && e.enters(q) }

func (e *expectation) leaves(q question) bool {
	if !q.from.inside() || e.isAt("dns", q.to, q.port) {
		return true
	}
	for _, a := range e.arrows {
		if a.from != q.from.pod.id() {
			continue
		}
		if q.to.inside() && a.to == q.to.pod.id() && slices.Contains(a.ports, q.port) || e.isAt(a.target(), q.to, q.port) {
			return true
		}
	}
	return false
}

func (e *expectation) enters(q question) bool {
	if !q.to.inside() {
		return true
	}
	for _, a := range e.arrows {
		if a.to == q.to.pod.id() && slices.Contains(a.ports, q.port) {
			if q.from.inside() && a.from == q.from.pod.id() {
				return true
			}
			for _, outside := range e.ends {
				if outside.name == a.from && outside.holds(q.from) {
					return true
				}
			}
		}
	}
	return false
}

func (e *expectation) isAt(name string, p *peer, asked port) bool {
	for _, outside := range e.ends {
		if outside.name == name && outside.holds(p) && slices.Contains(outside.ports, asked) {
			return true
		}
	}
	return false
}

// peers are all pods, with addresses of a block, and addresses within and beside each block of the tables.
func peers(p *platform, ends []*end, pods netip.Prefix) []*peer {
	var all []*peer
	next := pods.Addr()
	for _, one := range p.pods {
		next = next.Next()
		all = append(all, &peer{one, next})
	}
	addresses := map[netip.Addr]bool{netip.MustParseAddr("203.0.113.9"): true}
	for _, e := range ends {
		if e.block.IsValid() && e.name != "pods" {
			first, last := e.block.Masked().Addr(), lastOf(e.block)
			addresses[first], addresses[last], addresses[first.Prev()], addresses[last.Next()] = true, true, true, true
		}
	}
	sorted := make([]netip.Addr, 0, len(addresses))
	for address := range addresses {
		sorted = append(sorted, address)
	}
	slices.SortFunc(sorted, netip.Addr.Compare)
	for _, address := range sorted {
		all = append(all, &peer{nil, address})
	}
	return all
}

func lastOf(block netip.Prefix) netip.Addr {
	bytes := block.Masked().Addr().As4()
	for bit := block.Bits(); bit < 32; bit++ {
		bytes[bit/8] |= 1 << (7 - bit%8)
	}
	return netip.AddrFrom4(bytes)
}

// ports are all that tables or containers name, and two that nobody does.
func ports(p *platform, e *expectation) []port {
	known := map[port]bool{{"TCP", 22}: true, {"UDP", 31337}: true}
	for _, a := range e.arrows {
		for _, one := range a.ports {
			if one != viaServer {
				known[one] = true
			}
		}
	}
	for _, outside := range e.ends {
		for _, one := range outside.ports {
			known[one] = true
		}
	}
	for _, one := range p.pods {
		for declared := range one.names {
			known[declared] = true
		}
	}
	var all []port
	for one := range known {
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b port) int {
		if a.number != b.number {
			return a.number - b.number
		}
		return int(a.protocol[0]) - int(b.protocol[0])
	})
	return all
}

func questions(all []*peer, asked []port) []question {
	var list []question
	for _, from := range all {
		for _, to := range all {
			if from.inside() || to.inside() {
				for _, one := range asked {
					list = append(list, question{from, to, one})
				}
			}
		}
	}
	return list
}
