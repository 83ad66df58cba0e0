// Asks Cyclonus, an evaluator of NetworkPolicies, which ways the policies of a platform leave open, and holds the answers
// against tables that people wrote: each arrow is open, nothing else is, and each policy is there for its own arrows.
//
// usage: networks TABLES ENVIRONMENT [PODS [PATHS]]
//
// TABLES is the folder of arrows.tsv and outside.tsv; ENVIRONMENT what was generated for one; PODS pods that real programs
// made with it, one JSON document a line, or "-"; PATHS the verdicts of "plimsoll path", which must be the same.
package main

import (
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Addresses of documentation, so that no block of a policy is about them.
var noBlock = netip.MustParsePrefix("192.0.2.0/24")

func main() {
	if len(os.Args) < 3 || len(os.Args) > 5 {
		fmt.Fprintln(os.Stderr, "usage: networks TABLES ENVIRONMENT [PODS [PATHS]]")
		os.Exit(2)
	}
	wrong, err := run(os.Args[1], os.Args[2], append(os.Args[3:], "-", "-"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for _, line := range wrong[:min(len(wrong), 40)] {
		fmt.Println("  " + line)
	}
	if len(wrong) > 0 {
		fmt.Printf("  %d differences\n", len(wrong))
		os.Exit(1)
	}
}

func run(tables, folder string, more []string) ([]string, error) {
	p, err := read(folder)
	if err != nil {
		return nil, err
	}
	real := 0
	if more[0] != "-" {
		if real, err = p.addReal(more[0]); err != nil {
			return nil, err
		}
	}
	namespaces := map[string]bool{}
	for _, box := range p.topology.Boxes {
		namespaces[strings.Split(box.ID, "/")[0]] = true
	}
	arrows, err := readArrows(filepath.Join(tables, "arrows.tsv"), sorted(namespaces))
	if err != nil {
		return nil, err
	}
	ends, err := readEnds(filepath.Join(tables, "outside.tsv"), p.name)
	if err != nil {
		return nil, err
	}
	p.addOutsiders(ends)
	for _, one := range p.pods {
		one.outside = !namespaces[one.namespace]
	}
	wrong := compareWithPicture(p, arrows)
	e := &expectation{arrows, slices.DeleteFunc(slices.Clone(ends), func(one *end) bool { return one.name == "pods" })}
	asked := ports(p, e)
	all := questions(peers(p, ends, noBlock), asked)
	allowed, differences := compare(p, e, all)
	wrong = append(wrong, differences...)
	for _, one := range ends {
		if one.name == "pods" {
			_, differences = compare(p, e, questions(peers(p, ends, one.block), asked))
			wrong = append(wrong, differences...)
		}
	}
	wrong = append(wrong, withoutEach(p, e, all, allowed)...)
	compared := 0
	if more[1] != "-" {
		var differences []string
		if compared, differences, err = comparePaths(p, more[1]); err != nil {
			return nil, err
		}
		wrong = append(wrong, differences...)
	}
	open := 0
	for _, one := range allowed {
		if one {
			open++
		}
	}
	fmt.Printf("  %s: %d pods that differ (%d real ones looked at), %d questions, %d open; %d policies, each taken out once; %d answers of path\n",
		p.name, len(p.pods), real, len(all), open, len(p.policies), compared)
	return wrong, nil
}

func sorted(set map[string]bool) []string {
	var all []string
	for one := range set {
		all = append(all, one)
	}
	slices.Sort(all)
	return all
}

// compare asks all questions and says which answers are others than the tables'.
func compare(p *platform, e *expectation, all []question) ([]bool, []string) {
	answers := make([]bool, len(all))
	const parts = 4
	var done sync.WaitGroup
	for part := range parts {
		done.Add(1)
		go func() {
			defer done.Done()
			judge := newJudge(p, p.policies)
			for at := part; at < len(all); at += parts {
				answers[at] = judge.ask(all[at]).IsAllowed()
			}
		}()
	}
	done.Wait()
	var wrong []string
	for at, q := range all {
		if expected := e.open(q); expected != answers[at] {
			words := "is open, and no arrow says so"
			if expected {
				words = "is shut, and an arrow needs it"
			}
			wrong = append(wrong, q.String()+" "+words)
		}
	}
	return answers, wrong
}
