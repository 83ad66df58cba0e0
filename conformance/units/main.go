// Command units asks the libraries that Kubernetes and container runtimes read text with for their verdict on a corpus of texts.
//
// The corpus is the first column of each table in a folder; the command computes all other columns anew. Without -write it only compares
// and exits with 1 if a verdict differs from the one in the table. To add a case, append a line with its first column and run with -write.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// judge answers with the verdict columns for the inputs of one line.
type judge struct {
	file    string
	inputs  int
	columns []string
	verdict func(inputs []string) []string
}

var judges = []judge{quantities, sums, names, schedules, zones, images, durations}

func main() {
	write := flag.Bool("write", false, "write the verdicts into the tables")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: units [-write] core/src/test/resources/unit")
		os.Exit(2)
	}
	differ := false
	for _, j := range judges {
		path := filepath.Join(flag.Arg(0), j.file)
		old, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		table, err := j.judged(string(old))
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", path, err)
			os.Exit(2)
		}
		if bytes.Equal(old, table) {
			continue
		}
		if *write {
			if err := os.WriteFile(path, table, 0o644); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(2)
			}
			continue
		}
		differ = true
		report(path, string(old), string(table))
	}
	if differ {
		fmt.Println("repair: go run . -write ../../core/src/test/resources/unit, then review the difference")
		os.Exit(1)
	}
}

// judged is the table with every verdict computed anew. Comments stay, inputs are sorted nowhere: their order is the author's.
func (j judge) judged(table string) ([]byte, error) {
	var out bytes.Buffer
	for n, line := range strings.Split(strings.TrimRight(table, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			if !strings.HasPrefix(line, "# columns: ") {
				fmt.Fprintln(&out, line)
			}
			continue
		}
		if n == 0 || !strings.Contains(out.String(), "# columns: ") {
			fmt.Fprintf(&out, "# columns: %s\n", strings.Join(j.columns, ", "))
		}
		cells := strings.Split(line, "\t")
		if len(cells) < j.inputs {
			return nil, fmt.Errorf("line %d has %d columns, %d are input", n+1, len(cells), j.inputs)
		}
		inputs := make([]string, j.inputs)
		for i := range inputs {
			if err := json.Unmarshal([]byte(cells[i]), &inputs[i]); err != nil {
				return nil, fmt.Errorf("line %d: %s is no JSON string: %w", n+1, cells[i], err)
			}
		}
		fmt.Fprintln(&out, strings.Join(append(slices.Clone(cells[:j.inputs]), j.verdict(inputs)...), "\t"))
	}
	return out.Bytes(), nil
}

func report(path, old, table string) {
	before, after := strings.Split(old, "\n"), strings.Split(table, "\n")
	for i := range max(len(before), len(after)) {
		b, a := at(before, i), at(after, i)
		if a != b {
			fmt.Printf("%s:%d\n  table: %s\n  judge: %s\n", path, i+1, b, a)
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// quoted is the text as a JSON string, as a client sends it to an API server.
func quoted(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(err)
	}
	return strings.TrimRight(out.String(), "\n")
}

// accepted is the verdict on a text that has no meaning beyond being accepted.
func accepted(ok bool) string {
	if ok {
		return "accepted"
	}
	return "refused"
}
