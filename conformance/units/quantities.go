package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"gopkg.in/inf.v0"
	"k8s.io/apimachinery/pkg/api/resource"
)

// quantities: what an API server does with the text of a quantity.
var quantities = judge{
	file:    "quantities.tsv",
	inputs:  1,
	columns: []string{"text", "verdict", "text as kept", "canonical text", "canonical text rounded up to thousandths", "exact amount"},
	verdict: func(inputs []string) []string {
		q, ok := read(inputs[0])
		if !ok {
			return []string{"refused"}
		}
		kept := q.String()
		rounded := q.DeepCopy()
		rounded.RoundUp(resource.Milli)
		exact := q.DeepCopy()
		amount := new(inf.Dec).Set(exact.AsDec())
		return []string{"accepted", kept, canonical(q), canonical(rounded), fmt.Sprintf("%sE%d", amount.UnscaledBig(), -amount.Scale())}
	},
}

// sums: what adding and comparing two quantities gives.
var sums = judge{
	file:    "quantity-sums.tsv",
	inputs:  2,
	columns: []string{"a", "b", "a + b", "a - b", "a compared with b"},
	verdict: func(inputs []string) []string {
		a, _ := read(inputs[0])
		b, _ := read(inputs[1])
		plus, minus := a.DeepCopy(), a.DeepCopy()
		plus.Add(b.DeepCopy())
		minus.Sub(b.DeepCopy())
		return []string{plus.String(), minus.String(), strconv.Itoa(a.Cmp(b))}
	},
}

// read reads the text as it comes out of a JSON document: outer blanks are cut there, not in ParseQuantity.
func read(text string) (resource.Quantity, bool) {
	var q resource.Quantity
	err := json.Unmarshal([]byte(quoted(text)), &q)
	return q, err == nil
}

// canonical is the canonical text even where the library keeps the text that it read: setting the sign twice makes it forget.
func canonical(q resource.Quantity) string {
	q = q.DeepCopy()
	q.Neg()
	q.Neg()
	return q.String()
}
