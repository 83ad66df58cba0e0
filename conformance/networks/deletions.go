package main

import (
	"fmt"
	"slices"

	networkingv1 "k8s.io/api/networking/v1"
)

// withoutEach takes one policy out after the other: each must break its own arrows and no other, and let nothing in that
// was shut out, but the one that denies, which must break none and open what it shuts.
func withoutEach(p *platform, e *expectation, all []question, before []bool) []string {
	var wrong []string
	for at, policy := range p.policies {
		judge := newJudge(p, slices.Delete(slices.Clone(p.policies), at, at+1))
		broken, opened := 0, 0
		complain := func(q question, what string) {
			if len(wrong) < 20 {
				wrong = append(wrong, fmt.Sprintf("without %s/%s: %s is %s", policy.Namespace, policy.Name, q, what))
			}
		}
		for i, q := range all {
			if !touches(policy, q.from) && !touches(policy, q.to) {
				continue
			}
			after := judge.ask(q).IsAllowed()
			switch should := before[i] && !isOf(policy, e, q); {
			case before[i] && !after:
				broken++
				if should {
					complain(q, "broken, though it is no arrow of it")
				}
			case before[i] && !should:
				complain(q, "open still, though it is an arrow of it")
			case !before[i] && after:
				opened++
				if !denies(policy) {
					complain(q, "open")
				}
			}
		}
		if denies(policy) && opened == 0 || !denies(policy) && broken == 0 {
			wrong = append(wrong, fmt.Sprintf("without %s/%s: nothing changes, so that it is for nothing", policy.Namespace, policy.Name))
		}
	}
	return wrong
}

func touches(policy *networkingv1.NetworkPolicy, p *peer) bool {
	return p.inside() && p.pod.namespace == policy.Namespace
}

func denies(policy *networkingv1.NetworkPolicy) bool {
	return len(policy.Spec.Ingress) == 0 && len(policy.Spec.Egress) == 0
}

// isOf says whether a way begins or ends at the pods of a policy that admits, in a direction of which it speaks.
func isOf(policy *networkingv1.NetworkPolicy, e *expectation, q question) bool {
	if denies(policy) {
		return false
	}
	names := e.isAt("dns", q.to, q.port) && !q.to.inside()
	if len(policy.Spec.PodSelector.MatchLabels) == 0 {
		return names && touches(policy, q.from) && !e.leavesOtherwise(q)
	}
	selects := func(p *peer) bool {
		return touches(policy, p) && carries(p.pod.labels, policy.Spec.PodSelector.MatchLabels)
	}
	return selects(q.from) && !names && slices.Contains(policy.Spec.PolicyTypes, networkingv1.PolicyTypeEgress) ||
		selects(q.to) && slices.Contains(policy.Spec.PolicyTypes, networkingv1.PolicyTypeIngress)
}

// leavesOtherwise says whether an arrow opens what is also open for asking names.
func (e *expectation) leavesOtherwise(q question) bool {
	for _, a := range e.arrows {
		if a.from == q.from.pod.id() && e.isAt(a.target(), q.to, q.port) {
			return true
		}
	}
	return false
}
