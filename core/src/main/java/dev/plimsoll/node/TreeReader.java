package dev.plimsoll.node;

import dev.plimsoll.finding.Findings;
import dev.plimsoll.finding.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one document from its tokens, giving aliases and merge keys the meaning that they have for
 * kubectl.
 *
 * <p>The value of a map entry has the place of its key as its origin, a list item and the root
 * their own.
 */
final class TreeReader {
  static final int MAX_DEPTH = 500;

  private final DocumentSource source;
  private final Findings findings;
  private final TextCursor in;
  private final TokenReader tokens;
  private final ScalarMeaning scalars;
  private final AliasBudget budget = new AliasBudget();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int depth;
  private String lastTag = "";

  /** A value with an anchor; incomplete while it is being read. */
  private static final class Anchored {
    private Optional<Node> node = Optional.empty();
    private long size;
  }

  private TreeReader(DocumentSource source, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.in = new TextCursor(source);
    this.tokens = new TokenReader(in);
    this.scalars = new ScalarMeaning(source, findings);
  }

  /** The value of the document; empty if it holds nothing but blanks and comments. */
  static Optional<Node> read(DocumentSource source, Findings findings) throws BrokenDocument {
    return new TreeReader(source, findings).document();
  }

  private Optional<Node> document() throws BrokenDocument {
    TokenKind first = tokens.peek();
    if (first == TokenKind.STREAM_END) {
      return Optional.empty();
    }
    if (first == TokenKind.DIRECTIVE) {
      throw in.broken(tokens.origin(), "kubectl takes no directive", "remove the line");
    }
    budget.value();
    if (first == TokenKind.DOCUMENT_START) {
      tokens.take();
      first = tokens.peek();
    }
    Node root =
        switch (first) {
          case DOCUMENT_START, DOCUMENT_END, STREAM_END, DIRECTIVE ->
              ScalarNode.nothing(tokens.origin());
          default -> node(Context.BLOCK, tokens.origin());
        };
    while (tokens.peek() == TokenKind.DOCUMENT_END) {
      tokens.take();
    }
    if (!isAtEnd()) {
      throw new BrokenDocument(
          NodeCodes.AFTER_END,
          tokens.origin(),
          "text follows the end of the document, kubectl would drop it",
          "begin the next document with a line ---, or make it part of this one");
    }
    return Optional.of(root);
  }

  private boolean isAtEnd() {
    try {
      return tokens.peek() == TokenKind.STREAM_END;
    } catch (BrokenDocument notEvenTokens) {
      return false;
    }
  }

  /** What may stand where a node is wanted. */
  private enum Context {
    /** Flow style. */
    FLOW,
    /** Any style. */
    BLOCK,
    /** Any style; a list may stand at the level of its key. */
    BLOCK_OR_LEVEL_LIST
  }

  private Node node(Context context, Origin origin) throws BrokenDocument {
    TokenKind kind = tokens.peek();
    if (kind == TokenKind.ALIAS) {
      return alias(origin);
    }
    budget.value();
    Optional<Anchored> anchored = Optional.empty();
    String tag = "";
    Origin tagPlace = origin;
    for (int i = 0; i < 2; i++) {
      if (kind == TokenKind.ANCHOR && anchored.isEmpty()) {
        anchored = Optional.of(new Anchored());
        anchors.put(tokens.text(), anchored.get());
      } else if (kind == TokenKind.TAG && tag.isEmpty()) {
        tag = tokens.text();
        tagPlace = tokens.origin();
      } else {
        break;
      }
      tokens.take();
      kind = tokens.peek();
    }
    lastTag = tag;
    long before = budget.count();
    Node node =
        content(kind, context, origin, new ScalarMeaning.Tag(tag, tagPlace), anchored.isPresent());
    if (anchored.isPresent()) {
      anchored.get().node = Optional.of(node);
      anchored.get().size = budget.count() - before + 1;
    }
    return node;
  }

  private Node content(
      TokenKind kind, Context context, Origin origin, ScalarMeaning.Tag tag, boolean hasAnchor)
      throws BrokenDocument {
    if (isScalar(kind)) {
      String text = tokens.text();
      tokens.take();
      return scalars.value(text, kind == TokenKind.PLAIN, tag, origin);
    }
    boolean isFlow = kind == TokenKind.FLOW_LIST || kind == TokenKind.FLOW_MAP;
    boolean isBlock =
        (kind == TokenKind.BLOCK_LIST || kind == TokenKind.BLOCK_MAP) && context != Context.FLOW;
    if (isFlow || isBlock || (kind == TokenKind.DASH && context == Context.BLOCK_OR_LEVEL_LIST)) {
      return collection(kind, origin, tag);
    }
    if (hasAnchor || tag.isPresent()) {
      return scalars.value("", true, tag, origin);
    }
    throw in.broken(tokens.origin(), "here should be a value", "write one, or null");
  }

  private Node collection(TokenKind kind, Origin origin, ScalarMeaning.Tag tag)
      throws BrokenDocument {
    scalars.reportIgnored(tag);
    if (++depth > MAX_DEPTH) {
      throw new BrokenDocument(
          NodeCodes.TOO_DEEP,
          tokens.origin(),
          "the document is more than " + MAX_DEPTH + " levels deep",
          "make it flatter");
    }
    if (kind != TokenKind.DASH) {
      tokens.take();
    }
    Node node =
        switch (kind) {
          case FLOW_LIST -> flowList(origin);
          case FLOW_MAP -> flowMap(origin);
          case BLOCK_LIST -> blockList(origin);
          case BLOCK_MAP -> blockMap(origin);
          default -> levelList(origin);
        };
    depth--;
    return node;
  }

  private Node alias(Origin origin) throws BrokenDocument {
    String name = tokens.text();
    Origin here = tokens.origin();
    tokens.take();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new BrokenDocument(
          NodeCodes.BAD_ALIAS,
          here,
          "no anchor &" + name + " stands before the alias *" + name,
          "mark a value with &" + name + " or correct the name");
    }
    if (anchored.node.isEmpty()) {
      throw new BrokenDocument(
          NodeCodes.BAD_ALIAS,
          here,
          "the alias *" + name + " stands inside the value &" + name,
          "write the value out");
    }
    budget.alias(anchored.size);
    if (budget.isExceeded()) {
      throw new BrokenDocument(
          NodeCodes.TOO_MANY_ALIASES,
          here,
          "with the alias *" + name + " too large a share of the document comes from aliases",
          "write the values out");
    }
    return anchored.node.get().withOrigin(origin);
  }

  private ListNode blockList(Origin origin) throws BrokenDocument {
    var list = ListNode.builder(origin);
    while (true) {
      TokenKind kind = tokens.peek();
      if (kind == TokenKind.BLOCK_END) {
        tokens.take();
        return list.build();
      }
      if (kind != TokenKind.DASH) {
        throw in.broken(
            tokens.origin(),
            "here should be the next item of the list that begins at " + origin.place(),
            "begin it with - in the column of the others, or indent it");
      }
      Origin dash = tokens.origin();
      tokens.take();
      kind = tokens.peek();
      boolean empty = kind == TokenKind.DASH || kind == TokenKind.BLOCK_END;
      list.add(empty ? nothing(dash) : node(Context.BLOCK, tokens.origin()));
    }
  }

  /** A list whose dashes stand in the column of the key that it belongs to. */
  private ListNode levelList(Origin origin) throws BrokenDocument {
    var list = ListNode.builder(origin);
    while (tokens.peek() == TokenKind.DASH) {
      Origin dash = tokens.origin();
      tokens.take();
      TokenKind kind = tokens.peek();
      boolean empty = kind == TokenKind.DASH || isEndOfEntry(kind);
      list.add(empty ? nothing(dash) : node(Context.BLOCK, tokens.origin()));
    }
    return list.build();
  }

  private static boolean isEndOfEntry(TokenKind kind) {
    return kind == TokenKind.KEY || kind == TokenKind.VALUE || kind == TokenKind.BLOCK_END;
  }

  private Node nothing(Origin origin) {
    budget.value();
    return ScalarNode.nothing(origin);
  }

  private MapNode blockMap(Origin origin) throws BrokenDocument {
    var map = new MapReader(source, findings, origin);
    while (true) {
      TokenKind kind = tokens.peek();
      if (kind == TokenKind.BLOCK_END) {
        tokens.take();
        return map.build();
      }
      if (kind == TokenKind.KEY) {
        tokens.take();
        kind = tokens.peek();
        if (isEndOfEntry(kind)) {
          map.key(nothing(tokens.origin()), tokens.origin());
        } else {
          key(map, Context.BLOCK_OR_LEVEL_LIST);
        }
      } else {
        throw in.broken(
            tokens.origin(),
            "here should be the next key of the map that begins at " + origin.place(),
            "begin it in the column of the others, or indent it");
      }
      blockValue(map);
    }
  }

  private void blockValue(MapReader map) throws BrokenDocument {
    if (tokens.peek() == TokenKind.VALUE) {
      tokens.take();
      if (!isEndOfEntry(tokens.peek())) {
        value(map, Context.BLOCK_OR_LEVEL_LIST);
        return;
      }
    }
    map.value(nothing(map.keyOrigin()), false);
  }

  private static boolean isScalar(TokenKind kind) {
    return kind == TokenKind.PLAIN || kind == TokenKind.QUOTED || kind == TokenKind.BLOCK_TEXT;
  }

  private void key(MapReader map, Context context) throws BrokenDocument {
    Origin place = tokens.origin();
    TokenKind kind = tokens.peek();
    if (isScalar(kind)) {
      budget.value();
      map.scalarKey(tokens.text(), kind == TokenKind.PLAIN, place);
      tokens.take();
      return;
    }
    Node key = node(context, place);
    boolean isMerge =
        (lastTag.equals("!") || lastTag.equals(TagReader.CORE + "merge"))
            && key instanceof ScalarNode scalar
            && scalar.text().equals("<<");
    if (isMerge) {
      map.mergeKey(place);
    } else {
      map.key(key, place);
    }
  }

  private void value(MapReader map, Context context) throws BrokenDocument {
    boolean isAlias = tokens.peek() == TokenKind.ALIAS;
    map.value(node(context, map.keyOrigin()), isAlias);
  }

  private ListNode flowList(Origin origin) throws BrokenDocument {
    var list = ListNode.builder(origin);
    for (boolean first = true; ; first = false) {
      if (endsFlow(TokenKind.FLOW_LIST_END, first, origin)) {
        return list.build();
      }
      list.add(tokens.peek() == TokenKind.KEY ? pair() : node(Context.FLOW, tokens.origin()));
    }
  }

  /**
   * Steps over the end of a flow collection, if it is here, or else over the comma before the next
   * entry.
   */
  private boolean endsFlow(TokenKind end, boolean first, Origin origin) throws BrokenDocument {
    if (!first && tokens.peek() == TokenKind.COMMA) {
      tokens.take();
    } else if (!first && tokens.peek() != end) {
      String sign = end == TokenKind.FLOW_LIST_END ? "]" : "}";
      throw in.broken(
          tokens.origin(),
          "here should be a comma or " + sign + " of what begins at " + origin.place(),
          "close it, or quote the text");
    }
    if (tokens.peek() == end) {
      tokens.take();
      return true;
    }
    return false;
  }

  /** A map of one entry that stands in a flow list without braces. */
  private MapNode pair() throws BrokenDocument {
    budget.value();
    Origin origin = tokens.origin();
    tokens.take();
    var map = new MapReader(source, findings, origin);
    TokenKind kind = tokens.peek();
    if (kind == TokenKind.VALUE || kind == TokenKind.COMMA || kind == TokenKind.FLOW_LIST_END) {
      map.key(nothing(origin), origin);
    } else {
      key(map, Context.FLOW);
    }
    flowValue(map, TokenKind.FLOW_LIST_END);
    return map.build();
  }

  private MapNode flowMap(Origin origin) throws BrokenDocument {
    var map = new MapReader(source, findings, origin);
    for (boolean first = true; ; first = false) {
      if (endsFlow(TokenKind.FLOW_MAP_END, first, origin)) {
        return map.build();
      }
      if (tokens.peek() == TokenKind.KEY) {
        tokens.take();
        TokenKind kind = tokens.peek();
        if (kind == TokenKind.VALUE || kind == TokenKind.COMMA || kind == TokenKind.FLOW_MAP_END) {
          map.key(nothing(tokens.origin()), tokens.origin());
        } else {
          key(map, Context.FLOW);
        }
        flowValue(map, TokenKind.FLOW_MAP_END);
      } else {
        key(map, Context.FLOW);
        map.value(nothing(map.keyOrigin()), false);
      }
    }
  }

  private void flowValue(MapReader map, TokenKind end) throws BrokenDocument {
    if (tokens.peek() == TokenKind.VALUE) {
      tokens.take();
      if (tokens.peek() != TokenKind.COMMA && tokens.peek() != end) {
        value(map, Context.FLOW);
        return;
      }
    }
    map.value(nothing(map.keyOrigin()), false);
  }
}
