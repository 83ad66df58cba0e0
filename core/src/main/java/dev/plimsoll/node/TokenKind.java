package dev.plimsoll.node;

/** What a token of YAML is. */
enum TokenKind {
  STREAM_END,
  DIRECTIVE,
  DOCUMENT_START,
  DOCUMENT_END,
  BLOCK_LIST,
  BLOCK_MAP,
  BLOCK_END,
  FLOW_LIST,
  FLOW_LIST_END,
  FLOW_MAP,
  FLOW_MAP_END,
  DASH,
  COMMA,
  KEY,
  VALUE,
  ALIAS,
  ANCHOR,
  TAG,
  PLAIN,
  QUOTED,
  BLOCK_TEXT
}
