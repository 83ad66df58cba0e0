package main

import (
	"fmt"
	"net/netip"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

type port struct {
	protocol string
	number   int
}

func (p port) String() string { return fmt.Sprintf("%s/%d", p.protocol, p.number) }

// An arrow says that from may open ports of to. One with the port viaServer makes it through the API server.
type arrow struct {
	from, to string
	ports    []port
}

var viaServer = port{"api", 0}

// target is the end outside to which traffic goes; for pods, it may be the API server that makes them.
func (a arrow) target() string {
	if slices.Contains(a.ports, viaServer) {
		return "kubernetes-api"
	}
	return a.to
}

// An end outside is a block of addresses, pods of a foreign namespace, or anywhere.
type end struct {
	name      string
	anywhere  bool
	block     netip.Prefix
	namespace string
	labels    map[string]string
	ports     []port
}

func (e *end) holds(peer *peer) bool {
	if e.anywhere {
		return true
	}
	if e.namespace != "" {
		return peer.pod != nil && peer.pod.namespace == e.namespace && carries(peer.pod.labels, e.labels)
	}
	return e.block.Contains(peer.address)
}

func carries(labels, wanted map[string]string) bool {
	for key, value := range wanted {
		if labels[key] != value {
			return false
		}
	}
	return true
}

// rows are the lines of a table, without comments; fields are parted by tabs.
func rows(file string, fields int) ([][]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var all [][]string
	for number, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) < fields {
			return nil, fmt.Errorf("%s:%d: %d fields, not %d", file, number+1, len(row), fields)
		}
		all = append(all, row)
	}
	return all, nil
}

func parsePorts(text string) ([]port, error) {
	if text == "-" {
		return nil, nil
	}
	var all []port
	for _, one := range strings.Split(text, ",") {
		if one == "api" {
			all = append(all, viaServer)
			continue
		}
		protocol, number, found := strings.Cut(one, "/")
		value, err := strconv.Atoi(number)
		if !found || err != nil {
			return nil, fmt.Errorf("%q is no port like TCP/8080", one)
		}
		all = append(all, port{protocol, value})
	}
	return all, nil
}

// readArrows reads the arrows of a platform; WORKSPACE stands for each namespace of jobs, the same on both ends.
func readArrows(file string, namespaces []string) ([]arrow, error) {
	table, err := rows(file, 3)
	if err != nil {
		return nil, err
	}
	var all []arrow
	for _, row := range table {
		ports, err := parsePorts(row[2])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if !strings.Contains(row[0]+row[1], "WORKSPACE/") {
			all = append(all, arrow{row[0], row[1], ports})
			continue
		}
		for _, namespace := range namespaces {
			if strings.HasPrefix(namespace, "data-jobs") {
				all = append(all, arrow{
					strings.Replace(row[0], "WORKSPACE", namespace, 1),
					strings.Replace(row[1], "WORKSPACE", namespace, 1), ports})
			}
		}
	}
	return all, nil
}

// readEnds reads where ends outside are in an environment, and what addresses its pods have.
func readEnds(file, environment string) ([]*end, error) {
	table, err := rows(file, 4)
	if err != nil {
		return nil, err
	}
	var all []*end
	for _, row := range table {
		if matches, err := path.Match(row[0], environment); err != nil || !matches {
			if err != nil {
				return nil, err
			}
			continue
		}
		e := &end{name: row[1]}
		if e.ports, err = parsePorts(row[3]); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		switch namespace, labels, isPods := strings.Cut(row[2], " "); {
		case row[2] == "anywhere":
			e.anywhere = true
		case isPods:
			e.namespace, e.labels = namespace, map[string]string{}
			if labels != "*" {
				key, value, _ := strings.Cut(labels, "=")
				e.labels[key] = value
			}
		default:
			if e.block, err = netip.ParsePrefix(row[2]); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
		}
		all = append(all, e)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has nothing about %s", file, environment)
	}
	return all, nil
}

// compareWithPicture says which arrows the picture has and the table lacks, or the other way round.
func compareWithPicture(p *platform, arrows []arrow) []string {
	boxes := map[string]bool{}
	for _, box := range p.topology.Boxes {
		boxes[box.ID] = true
	}
	drawn := map[string]bool{}
	var wrong []string
	written := map[string]bool{}
	for _, a := range arrows {
		written[a.from+" to "+a.to] = true
	}
	for _, a := range p.topology.Arrows {
		drawn[a.From+" to "+a.To] = true
		if !written[a.From+" to "+a.To] {
			wrong = append(wrong, "the picture has an arrow that arrows.tsv lacks: "+a.From+" "+a.Verb+" "+a.To)
		}
	}
	for _, a := range arrows {
		if a.to != "dns" && !drawn[a.from+" to "+a.to] {
			wrong = append(wrong, "arrows.tsv has an arrow that the picture lacks: "+a.from+" to "+a.to)
		}
	}
	slices.Sort(wrong)
	return slices.Compact(wrong)
}
