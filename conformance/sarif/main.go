// Judges SARIF logs by the official JSON Schema, which the source of the go-sarif library carries as a constant.
//
//	go run . LOG.sarif...
//
// It says nothing of a log that is right, and ends with 1 if one is wrong.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // keeps the module in go.mod
	"github.com/xeipuuv/gojsonschema"
)

func main() {
	schema, err := officialSchema()
	if err != nil {
		fmt.Fprintln(os.Stderr, "no schema:", err)
		os.Exit(2)
	}
	wrong := false
	for _, file := range os.Args[1:] {
		content, err := os.ReadFile(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		result, err := gojsonschema.Validate(gojsonschema.NewStringLoader(schema), gojsonschema.NewBytesLoader(content))
		if err != nil {
			fmt.Printf("%s: %v\n", file, err)
			wrong = true
			continue
		}
		for _, problem := range result.Errors() {
			fmt.Printf("%s: %s\n", file, problem)
			wrong = true
		}
	}
	if wrong {
		os.Exit(1)
	}
}

// officialSchema reads the constant "schema" out of the library, which does not export it.
func officialSchema() (string, error) {
	folder, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		return "", err
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(folder)), "schema.go"), nil, 0)
	if err != nil {
		return "", err
	}
	constant := file.Scope.Lookup("schema")
	if constant == nil {
		return "", fmt.Errorf("the library has no constant schema")
	}
	literal := constant.Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	return strconv.Unquote(literal.Value)
}
