package main

import (
	"fmt"
	"strconv"
)

// comparePaths holds what "plimsoll path" says of the policies of both ends against Cyclonus. The fields of a row: both ends,
// the port, and whether egress and ingress policies stop it.
func comparePaths(p *platform, file string) (int, []string, error) {
	table, err := rows(file, 5)
	if err != nil {
		return 0, nil, err
	}
	judge := newJudge(p, p.policies)
	var wrong []string
	for _, row := range table {
		asked, err := parsePorts(row[2])
		if err != nil || len(asked) != 1 {
			return 0, nil, fmt.Errorf("%s: %q is not one port", file, row[2])
		}
		out, in := false, false
		address := noBlock.Addr()
		for _, from := range p.pods {
			for _, to := range p.pods {
				if from.id() == row[0] && to.id() == row[1] {
					answer := judge.ask(question{&peer{from, address}, &peer{to, address}, asked[0]})
					out = out || !answer.Egress.IsAllowed()
					in = in || !answer.Ingress.IsAllowed()
				}
			}
		}
		if strconv.FormatBool(out) != row[3] || strconv.FormatBool(in) != row[4] {
			wrong = append(wrong, fmt.Sprintf("%s to %s on %s: path says egress stops=%s, ingress stops=%s; Cyclonus %t, %t",
				row[0], row[1], row[2], row[3], row[4], out, in))
		}
	}
	if len(table) == 0 {
		return 0, nil, fmt.Errorf("%s has no answers", file)
	}
	return len(table), wrong, nil
}
