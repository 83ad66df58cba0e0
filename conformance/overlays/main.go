// Asks the libraries of kubectl patch what becomes of each patch of a corpus: json-patch for --type=json, the strategic
// merge of apimachinery for --type=strategic. Ends with 1 if they say otherwise than we do.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"sort"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	apps "k8s.io/api/apps/v1"
	"k8s.io/apimachinery/pkg/util/strategicpatch"
)

type example struct {
	Kind    string          `json:"kind"`
	Name    string          `json:"name"`
	Doc     json.RawMessage `json:"doc"`
	Patch   json.RawMessage `json:"patch"`
	Result  json.RawMessage `json:"result"`
	Refused string          `json:"refused"`
}

// Where this library is laxer than RFC 6902, or stricter: the RFC decides for us.
var apart = map[string]string{
	"add to the root replaces the whole document":      "it has no operation on the whole document",
	"replace the whole document":                       "it has no operation on the whole document",
	"copy of the whole document into itself":           "it has no operation on the whole document",
	"test of the whole document":                       "it has no operation on the whole document",
	"add to a member with an empty name":               "it takes an empty last step for none",
	"add needs a value":                                "it adds null then",
	"a negative position":                              "it counts from the end",
	"a position with a leading zero":                   "it reads the number",
	"test compares numbers by value":                   "it compares their texts",
	"test of what is not there":                        "it takes nothing for null",
	"replace needs its target":                         "it adds the member then",
	"copy needs its source":                            "it copies null then",
	"move into a child of itself":                      "it does not look",
	"a pointer without its first slash":                "it drops what stands before the first slash",
	"a pointer with a tilde that escapes nothing":      "it takes the tilde as it is",
	"remove of the element after the last is of none":  "it does not look",
	"replace of the element after the last is of none": "it does not look",
}

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	judged, wrong, left := 0, 0, 0
	for lines.Scan() {
		var e example
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			panic(err)
		}
		if _, known := apart[e.Name]; known {
			left++
			continue
		}
		judged++
		theirs, err := apply(e)
		if (err != nil) != (e.Result == nil) {
			wrong++
			fmt.Printf("%s %s %s: we say %s, they %s %v\n", e.Kind, e.Name, e.Patch, said(e), theirs, err)
		} else if err == nil && !reflect.DeepEqual(tree(theirs), tree(e.Result)) {
			wrong++
			fmt.Printf("%s %s %s:\n  we say   %s\n  they say %s\n", e.Kind, e.Name, e.Patch, e.Result, theirs)
		}
	}
	fmt.Printf("%d patches judged, %d apart, %d not judged, where the library differs from RFC 6902\n", judged, wrong, left)
	if wrong > 0 || judged == 0 {
		os.Exit(1)
	}
}

func apply(e example) ([]byte, error) {
	if e.Kind == "strategic" {
		return strategicpatch.StrategicMergePatch(e.Doc, e.Patch, apps.Deployment{})
	}
	patch, err := jsonpatch.DecodePatch(e.Patch)
	if err != nil {
		return nil, err
	}
	return patch.Apply(e.Doc)
}

func said(e example) string {
	if e.Result == nil {
		return "refused: " + e.Refused
	}
	return string(e.Result)
}

func tree(text []byte) any {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		panic(err)
	}
	return sorted(value)
}

// sorted puts lists of maps in an order of their own: where a new item goes to is not part of what a merge means.
func sorted(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for key, child := range v {
			v[key] = sorted(child)
			if set, isList := child.([]any); isList && key == "finalizers" {
				sort.Slice(set, func(i, j int) bool { return text(set[i]) < text(set[j]) })
			}
		}
		return v
	case []any:
		maps := len(v) > 0
		for i, item := range v {
			v[i] = sorted(item)
			_, isMap := item.(map[string]any)
			maps = maps && isMap
		}
		if maps {
			sort.Slice(v, func(i, j int) bool { return text(v[i]) < text(v[j]) })
		}
		return v
	}
	return value
}

func text(value any) string {
	bytes, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(bytes)
}
