package dev.plimsoll.house;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * Finds public and protected types, methods, constructors and constants without a comment, and
 * components without {@code @param} in an outermost record of more than one. Internal packages are
 * left out.
 *
 * <p>Doclint's group {@code missing} asks for more, a {@code @param} and {@code @return} on every
 * method, and so for sentences that repeat the signature; this asks for one sentence that says
 * something.
 */
final class UndocumentedElements extends TreePathScanner<Void, Void> {
  private final DocTrees trees;
  private final CompilationUnitTree unit;
  private final List<String> found;

  private UndocumentedElements(DocTrees trees, CompilationUnitTree unit, List<String> found) {
    this.trees = trees;
    this.unit = unit;
    this.found = found;
  }

  /** The undocumented elements of these sources, as {@code file:line name}. */
  static List<String> in(List<Path> sources) {
    var found = new ArrayList<String>();
    if (sources.isEmpty()) {
      return found;
    }
    var javac = ToolProvider.getSystemJavaCompiler();
    try (var files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              javac.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        String name = unit.getPackageName() + ".";
        if (!name.contains(".internal.") && unit.getTypeDecls().size() > 0) {
          new UndocumentedElements(trees, unit, found).scan(unit, null);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  @Override
  public Void visitClass(ClassTree type, Void unused) {
    if (!isOpen(type.getModifiers(), getCurrentPath().getParentPath())) {
      return null;
    }
    require(type, type.getSimpleName().toString());
    boolean outermost = getCurrentPath().getParentPath().getLeaf() == unit;
    if (outermost && type.getKind() == Tree.Kind.RECORD && components(type).size() > 1) {
      requireComponents(type);
    }
    return super.visitClass(type, null);
  }

  @Override
  public Void visitMethod(MethodTree method, Void unused) {
    boolean constructor = method.getName().contentEquals("<init>");
    if (isOpen(method.getModifiers(), getCurrentPath().getParentPath())
        && !overrides(method.getModifiers())
        && !(constructor && enclosing().getKind() != Tree.Kind.CLASS)
        && !isAccessor(method)) {
      require(method, constructor ? "constructor" : method.getName().toString());
    }
    return null; // what is inside a body is nobody's API
  }

  @Override
  public Void visitVariable(VariableTree field, Void unused) {
    if (isOpen(field.getModifiers(), getCurrentPath().getParentPath())) {
      require(field, field.getName().toString());
    }
    return null;
  }

  /** Whether users can see it: public or protected, or a member of an interface. */
  private static boolean isOpen(ModifiersTree modifiers, TreePath parent) {
    Set<Modifier> flags = modifiers.getFlags();
    boolean inInterface =
        parent.getLeaf().getKind() == Tree.Kind.INTERFACE
            || parent.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE;
    return flags.contains(Modifier.PUBLIC)
        || flags.contains(Modifier.PROTECTED)
        || (inInterface && !flags.contains(Modifier.PRIVATE));
  }

  private static boolean overrides(ModifiersTree modifiers) {
    return modifiers.getAnnotations().stream()
        .map(AnnotationTree::getAnnotationType)
        .anyMatch(type -> type.toString().equals("Override"));
  }

  /** An accessor that a record writes out says in the record's comment what it is. */
  private boolean isAccessor(MethodTree method) {
    return enclosing().getKind() == Tree.Kind.RECORD
        && method.getParameters().isEmpty()
        && components(enclosing()).contains(method.getName().toString());
  }

  private ClassTree enclosing() {
    return (ClassTree) getCurrentPath().getParentPath().getLeaf();
  }

  private void requireComponents(ClassTree type) {
    DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
    Set<String> said = new HashSet<>();
    if (comment != null) {
      comment.getBlockTags().stream()
          .filter(ParamTree.class::isInstance)
          .map(ParamTree.class::cast)
          .filter(param -> !param.isTypeParameter())
          .forEach(param -> said.add(param.getName().toString()));
    }
    for (String component : components(type)) {
      if (!said.contains(component)) {
        report(type, type.getSimpleName() + ", @param " + component);
      }
    }
  }

  /** In a parsed tree a record's components are its fields that are not static. */
  private static Set<String> components(ClassTree type) {
    Set<String> names = new HashSet<>();
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
        names.add(field.getName().toString());
      }
    }
    return names;
  }

  private void require(Tree element, String name) {
    DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
    if (comment == null || comment.getFirstSentence().isEmpty()) {
      report(element, name);
    }
  }

  private void report(Tree element, String name) {
    long position = trees.getSourcePositions().getStartPosition(unit, element);
    long line = unit.getLineMap().getLineNumber(position);
    Path file = House.ROOT.relativize(Path.of(unit.getSourceFile().toUri()));
    found.add(file + ":" + line + " " + name);
  }
}
