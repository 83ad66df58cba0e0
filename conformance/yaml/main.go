// Command yaml asks kubectl's own reader about the cases that Plimsoll's reader has judged: same verdict, same documents.
//
// Each line of the file is a case: the text of a file, the documents that Plimsoll read as JSON, and the codes of its errors.
//
// With a number behind the file it prints what kubectl reads of each case with that distance to the one before, for the unit tests:
//
//	go run . CASES 60 >../../core/src/test/resources/node/kubectl.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"strconv"
	"strings"

	"k8s.io/apimachinery/pkg/util/yaml"
)

// Plimsoll refuses on purpose what kubectl passes over in silence: duplicate keys, half surrogates in JSON, characters that readers
// disagree about, text after a document, depth.
var stricter = map[string]bool{"PLM1002": true, "PLM1003": true, "PLM1004": true, "PLM1007": true, "PLM1013": true}

type testCase struct {
	Text      string
	Documents []json.RawMessage
	Codes     []string
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: yaml CASES [DISTANCE]")
		os.Exit(2)
	}
	distance := 0
	if len(os.Args) > 2 {
		distance, _ = strconv.Atoi(os.Args[2])
	}
	file, err := os.Open(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 64<<20)
	total, skipped, bad := 0, 0, 0
	for lines.Scan() {
		var c testCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		total++
		if c.isStricter() {
			skipped++
			continue
		}
		if distance > 0 {
			if total%distance == 0 {
				c.record()
			}
			continue
		}
		if difference := c.difference(); difference != "" {
			bad++
			fmt.Printf("%s\n  %s\n", quote(c.Text), difference)
		}
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if distance > 0 {
		return
	}
	fmt.Printf("%d texts read by kubectl's reader: %d differ, %d refused on purpose\n", total, bad, skipped)
	if bad > 0 || total == 0 {
		os.Exit(1)
	}
}

func (c testCase) isStricter() bool {
	for _, code := range c.Codes {
		if stricter[code] {
			return true
		}
		// An empty flow collection as a key ends the document for kubectl, which drops the rest in silence.
		if code == "PLM1009" && (strings.Contains(c.Text, "[]") || strings.Contains(c.Text, "{}")) {
			return true
		}
	}
	return false
}

func (c testCase) difference() string {
	documents, err := read(c.Text)
	if err != nil && len(c.Codes) == 0 {
		return "kubectl refuses it: " + err.Error()
	}
	if err == nil && len(c.Codes) > 0 {
		return "kubectl takes it, Plimsoll says " + strings.Join(c.Codes, ", ")
	}
	if err != nil {
		return ""
	}
	if len(documents) != len(c.Documents) {
		return fmt.Sprintf("kubectl reads %d documents, Plimsoll %d", len(documents), len(c.Documents))
	}
	for i := range documents {
		if !same(value(documents[i]), value(c.Documents[i])) {
			return fmt.Sprintf("kubectl reads %s, Plimsoll %s", documents[i], c.Documents[i])
		}
	}
	return ""
}

// record prints the text and what kubectl reads of it; no documents if it refuses it.
func (c testCase) record() {
	documents, err := read(c.Text)
	if err != nil {
		documents = nil
	} else if documents == nil {
		documents = []json.RawMessage{}
	}
	line, _ := json.Marshal(struct {
		Text      string            `json:"text"`
		Documents []json.RawMessage `json:"documents"`
	}{c.Text, documents})
	fmt.Println(string(line))
}

// read does what kubectl does with a file before it looks at objects.
func read(text string) ([]json.RawMessage, error) {
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	var documents []json.RawMessage
	for {
		var document json.RawMessage
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return documents, err
		}
		if len(document) > 0 && string(document) != "null" {
			documents = append(documents, document)
		}
	}
}

func value(raw json.RawMessage) any {
	decoder := json.NewDecoder(strings.NewReader(string(raw)))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		return err
	}
	return v
}

func same(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for k := range x {
			if w, ok := y[k]; !ok || !same(x[k], w) {
				return false
			}
		}
		return true
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !same(x[i], y[i]) {
				return false
			}
		}
		return true
	case json.Number:
		y, ok := b.(json.Number)
		if !ok {
			return false
		}
		p, ok1 := new(big.Rat).SetString(x.String())
		q, ok2 := new(big.Rat).SetString(y.String())
		return ok1 && ok2 && p.Cmp(q) == 0
	default:
		return a == b
	}
}

func quote(text string) string {
	quoted, _ := json.Marshal(text)
	return string(quoted)
}
