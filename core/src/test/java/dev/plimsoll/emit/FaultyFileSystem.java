package dev.plimsoll.emit;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A file system over another one that fails where a test wants: every step that would change
 * something asks a {@link Fault} first. Reading never fails.
 *
 * <p>A step is a folder made, a file opened for writing, a write, a force, a rename or a removal.
 */
final class FaultyFileSystem extends FileSystem {
  /** Decides about each changing step. */
  interface Fault {
    /**
     * Called before a step.
     *
     * @param step what is about to happen, for example {@code move /out/a /out/b}
     * @return how much of a write may happen before {@link #after} is asked; ignored by other steps
     * @throws IOException if the step fails without having done anything
     */
    Extent before(String step) throws IOException;

    /** Called after a step that was cut short; must throw. */
    void after() throws IOException;

    /** Whether the rights on a file or folder allow to change it. */
    default boolean allowsToChange(Path path) {
      return true;
    }
  }

  /** How much of a write happens. */
  enum Extent {
    WHOLE,
    HALF
  }

  /** The process is dead: nothing that it still tries has an effect. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final FileSystem delegate;
  private final Fault fault;
  private final Provider provider;

  FaultyFileSystem(FileSystem delegate, Fault fault) {
    this.delegate = delegate;
    this.fault = fault;
    this.provider = new Provider();
  }

  /** A path of this file system for one of the other. */
  Path over(Path path) {
    return new FaultyPath(path);
  }

  /** Lets every step through, and remembers it. */
  static final class Recording implements Fault {
    final List<String> steps = new ArrayList<>();

    @Override
    public Extent before(String step) {
      steps.add(step);
      return Extent.WHOLE;
    }

    @Override
    public void after() {
      throw new AssertionError("no write was cut");
    }
  }

  /** Kills the process at the n-th step, counted from 0; a write happens by half before. */
  static final class KillAt implements Fault {
    private int left;
    private final Extent extent;

    KillAt(int step, Extent extent) {
      this.left = step;
      this.extent = extent;
    }

    @Override
    public Extent before(String step) {
      if (left < 0) {
        throw new Killed();
      }
      boolean now = left-- == 0;
      if (now && !(step.startsWith("write") && extent == Extent.HALF)) {
        throw new Killed();
      }
      return now ? Extent.HALF : Extent.WHOLE;
    }

    @Override
    public void after() {
      throw new Killed();
    }
  }

  /**
   * From the n-th step on the disk is full: what needs room fails, removals and renames of what is
   * there do not.
   */
  static final class FullAt implements Fault {
    private int left;

    FullAt(int step) {
      this.left = step;
    }

    @Override
    public Extent before(String step) throws IOException {
      if (step.startsWith("delete") || step.startsWith("move") || left-- > 0) {
        return Extent.WHOLE;
      }
      if (step.startsWith("write")) {
        return Extent.HALF;
      }
      throw full(step);
    }

    @Override
    public void after() throws IOException {
      throw full("write");
    }

    private static FileSystemException full(String step) {
      return new FileSystemException(step, null, "No space left on device");
    }
  }

  /** Only the n-th step fails, with an error that has no name of its own. */
  static final class FailAt implements Fault {
    private int left;

    FailAt(int step) {
      this.left = step;
    }

    @Override
    public Extent before(String step) throws IOException {
      if (left-- == 0) {
        throw new FileSystemException(step, null, "Input/output error");
      }
      return Extent.WHOLE;
    }

    @Override
    public void after() {
      throw new AssertionError("no write was cut");
    }
  }

  /** What lies in some folders cannot be changed by this user. */
  static final class Denied implements Fault {
    private final Set<String> folders;

    Denied(String... folders) {
      this.folders = Set.of(folders);
    }

    @Override
    public boolean allowsToChange(Path path) {
      return !folders.contains(path.toString());
    }

    @Override
    public Extent before(String step) throws IOException {
      String target = step.substring(step.lastIndexOf(' ') + 1);
      if (folders.contains(target.substring(0, Math.max(1, target.lastIndexOf('/'))))) {
        throw new AccessDeniedException(target);
      }
      return Extent.WHOLE;
    }

    @Override
    public void after() {
      throw new AssertionError("no write was cut");
    }
  }

  /** Nothing can be changed, as the system says it of a file system mounted read-only. */
  static final class ReadOnly implements Fault {
    @Override
    public Extent before(String step) throws IOException {
      throw new FileSystemException(step, null, "Read-only file system");
    }

    @Override
    public void after() {
      throw new AssertionError("no write was cut");
    }
  }

  private Extent ask(String step) throws IOException {
    return fault.before(step);
  }

  private static Path inner(Path path) {
    if (path instanceof FaultyPath faulty) {
      return faulty.inner;
    }
    throw new ProviderMismatchException();
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() throws IOException {
    delegate.close();
  }

  @Override
  public boolean isOpen() {
    return delegate.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return delegate.isReadOnly();
  }

  @Override
  public String getSeparator() {
    return delegate.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return StreamSupport.stream(delegate.getRootDirectories().spliterator(), false)
        .map(this::over)
        .toList();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return delegate.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return delegate.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return over(delegate.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = delegate.getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(inner(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return delegate.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return delegate.newWatchService();
  }

  /** A path that leads to this file system. */
  private final class FaultyPath implements Path {
    private final Path inner;

    FaultyPath(Path inner) {
      this.inner = inner;
    }

    private Path wrap(Path path) {
      return path == null ? null : new FaultyPath(path);
    }

    @Override
    public FileSystem getFileSystem() {
      return FaultyFileSystem.this;
    }

    @Override
    public boolean isAbsolute() {
      return inner.isAbsolute();
    }

    @Override
    public Path getRoot() {
      return wrap(inner.getRoot());
    }

    @Override
    public Path getFileName() {
      return wrap(inner.getFileName());
    }

    @Override
    public Path getParent() {
      return wrap(inner.getParent());
    }

    @Override
    public int getNameCount() {
      return inner.getNameCount();
    }

    @Override
    public Path getName(int index) {
      return wrap(inner.getName(index));
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
      return wrap(inner.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
      return inner.startsWith(inner(other));
    }

    @Override
    public boolean endsWith(Path other) {
      return inner.endsWith(inner(other));
    }

    @Override
    public Path normalize() {
      return wrap(inner.normalize());
    }

    @Override
    public Path resolve(Path other) {
      return wrap(inner.resolve(inner(other)));
    }

    @Override
    public Path relativize(Path other) {
      return wrap(inner.relativize(inner(other)));
    }

    @Override
    public URI toUri() {
      return inner.toUri();
    }

    @Override
    public Path toAbsolutePath() {
      return wrap(inner.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
      return wrap(inner.toRealPath(options));
    }

    @Override
    public WatchKey register(
        WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
        throws IOException {
      return inner.register(watcher, events, modifiers);
    }

    @Override
    public int compareTo(Path other) {
      return inner.compareTo(inner(other));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof FaultyPath that && inner.equals(that.inner);
    }

    @Override
    public int hashCode() {
      return inner.hashCode();
    }

    @Override
    public String toString() {
      return inner.toString();
    }
  }

  /** Asks the fault, then lets the other provider do the work. */
  private final class Provider extends FileSystemProvider {
    private final FileSystemProvider real = delegate.provider();

    @Override
    public String getScheme() {
      return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      return FaultyFileSystem.this;
    }

    @Override
    public Path getPath(URI uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      if (isWriting(options)) {
        ask("open " + path);
        return new FaultyChannel(path, real.newFileChannel(inner(path), options, attributes));
      }
      return real.newByteChannel(inner(path), options, attributes);
    }

    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      if (isWriting(options)) {
        ask("open " + path);
      }
      return new FaultyChannel(path, real.newFileChannel(inner(path), options, attributes));
    }

    private boolean isWriting(Set<? extends OpenOption> options) {
      return options.contains(StandardOpenOption.WRITE)
          || options.contains(StandardOpenOption.APPEND);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path dir, DirectoryStream.Filter<? super Path> filter) throws IOException {
      DirectoryStream<Path> stream =
          real.newDirectoryStream(inner(dir), path -> filter.accept(over(path)));
      Iterator<Path> iterator = stream.iterator();
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return iterator.hasNext();
            }

            @Override
            public Path next() {
              return over(iterator.next());
            }
          };
        }

        @Override
        public void close() throws IOException {
          stream.close();
        }
      };
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
      ask("folder " + dir);
      real.createDirectory(inner(dir), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
      ask("delete " + path);
      real.delete(inner(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
      ask("copy " + source + " " + target);
      real.copy(inner(source), inner(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
      ask("move " + source + " " + target);
      real.move(inner(source), inner(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
      return real.isSameFile(inner(path), inner(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
      return real.isHidden(inner(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
      return real.getFileStore(inner(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
      real.checkAccess(inner(path), modes);
      if (Set.of(modes).contains(AccessMode.WRITE) && !fault.allowsToChange(path)) {
        throw new AccessDeniedException(path.toString());
      }
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path path, Class<V> type, LinkOption... options) {
      return real.getFileAttributeView(inner(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path path, Class<A> type, LinkOption... options) throws IOException {
      return real.readAttributes(inner(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
        throws IOException {
      return real.readAttributes(inner(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
        throws IOException {
      ask("attribute " + path);
      real.setAttribute(inner(path), attribute, value, options);
    }
  }

  /** A channel whose writes and forces are steps. */
  private final class FaultyChannel extends FileChannel {
    private final Path path;
    private final FileChannel real;

    FaultyChannel(Path path, FileChannel real) {
      this.path = path;
      this.real = real;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (ask("write " + path) == Extent.WHOLE) {
        return real.write(source);
      }
      real.write(source.slice(source.position(), source.remaining() / 2));
      fault.after();
      throw new AssertionError("a fault that cuts a write must throw");
    }

    @Override
    public void force(boolean metaData) throws IOException {
      ask("force " + path);
      real.force(metaData);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return real.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
      return real.read(targets, offset, length);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
      return real.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
      real.position(newPosition);
      return this;
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public FileChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return real.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
      return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }
  }
}
