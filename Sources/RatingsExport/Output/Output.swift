/// Opens the place that `--output` names.
public enum Output {
  /// Where the bytes for a path go.
  ///
  /// `-` is standard output. A regular file is written whole or not at all, and an existing one is
  /// replaced only when asked for, keeping its permissions. A device or a FIFO is written directly.
  /// A symbolic link to a file, or to nothing, is refused: neither is the link replaced nor what it
  /// points to.
  ///
  /// - Parameters:
  ///   - path: A path, or `-`.
  ///   - overwrites: Whether an existing file may be replaced.
  ///   - isDrawn: Whether the bytes are made for a terminal, colours and all, and every text in them is
  ///     safe to show. What is not drawn is made safe where it meets a terminal.
  /// - Returns: The place to write to; call ``ByteSink/finish()`` at the end.
  /// - Throws: ``OutputError`` where there is an objection or the system refuses.
  public static func open(
    _ path: String, overwriting overwrites: Bool = false, isDrawn: Bool = false
  ) throws(OutputError) -> any ByteSink {
    func refused(_ reason: OutputError.Reason) -> OutputError {
      OutputError(path: path, step: .create, reason: reason)
    }
    guard !path.isEmpty, !path.utf8.contains(0) else { throw refused(.isNoPath) }
    if path == "-" { return DirectOutput(isDrawn: isDrawn) }
    do throws(FileDescriptor.Failure) {
      if let number = descriptorNumber(path) {
        return DirectOutput(try .duplicate(number), path: path, closes: true, isDrawn: isDrawn)
      }
      let target = try FileDescriptor.status(path, followingLinks: true)
      if target.kind == .other {
        let device = try FileDescriptor.open(existing: path)
        return DirectOutput(device, path: path, closes: true, isDrawn: isDrawn)
      }
    } catch {
      throw refused(error.reason)
    }
    return try OutputFile(path, overwriting: overwrites)
  }

  /// Where the bytes for a file go that can be nothing but a regular file.
  ///
  /// - Parameters:
  ///   - path: The path of a regular file, or of nothing.
  ///   - overwrites: Whether an existing file may be replaced.
  /// - Returns: The file; call ``OutputFile/finish()`` at the end.
  /// - Throws: ``OutputError``, as ``open(_:overwriting:isDrawn:)`` does, and where the path names a device.
  public static func openFile(
    _ path: String, overwriting overwrites: Bool = false
  ) throws(OutputError) -> OutputFile {
    guard let file = try open(path, overwriting: overwrites) as? OutputFile else {
      throw OutputError(path: path, step: .create, reason: .isNoPath)
    }
    return file
  }

  /// Writes some bytes to a path, whole or not at all.
  ///
  /// - Parameters:
  ///   - bytes: What to write.
  ///   - path: A path, or `-`.
  ///   - overwrites: Whether an existing file may be replaced.
  ///   - isDrawn: Whether the bytes are made for a terminal; see ``open(_:overwriting:isDrawn:)``.
  /// - Throws: ``OutputError``, as ``open(_:overwriting:isDrawn:)`` and ``ByteSink`` do.
  public static func write(
    _ bytes: [UInt8], to path: String, overwriting overwrites: Bool = false, isDrawn: Bool = false
  ) throws(OutputError) {
    let sink = try open(path, overwriting: overwrites, isDrawn: isDrawn)
    try sink.write(bytes)
    try sink.finish()
  }

  /// Refuses to write over what a result is made from, whatever else was asked for.
  ///
  /// - Parameters:
  ///   - outputs: The paths to be written; `-` is standard output.
  ///   - inputs: The files to be read; `-` is standard input.
  /// - Throws: ``OutputError`` where a path leads to one of the files, or to where one is to be made.
  public static func check(_ outputs: [String], against inputs: [String]) throws(OutputError) {
    for output in outputs {
      if inputs.contains(where: { isOnePlace(output, $0 == "-" ? "/dev/stdin" : $0) }) {
        throw OutputError(path: output, step: .create, reason: .isInput)
      }
    }
  }

  /// Whether two paths lead to one file, or to one place for a file, by whatever links and spellings.
  /// Devices and pipes take any number of outputs.
  public static func isOnePlace(_ path: String, _ otherPath: String) -> Bool {
    guard let place = FileLocation(path), let other = FileLocation(otherPath) else { return false }
    return place == other
  }

  /// Looks whether an output could be made, and makes nothing.
  ///
  /// - Parameters:
  ///   - path: A path, or `-`.
  ///   - overwrites: Whether an existing file may be replaced.
  /// - Throws: ``OutputError``, as ``open(_:overwriting:isDrawn:)`` does.
  public static func probe(
    _ path: String, overwriting overwrites: Bool = false
  ) throws(OutputError) {
    if path == "-" || descriptorNumber(path) != nil { return }
    do throws(FileDescriptor.Failure) {
      // To open a pipe and close it again would tell its reader that all is said.
      guard try FileDescriptor.status(path, followingLinks: true).kind != .other else {
        return try FileDescriptor.mayWrite(path)
      }
    } catch {
      throw OutputError(path: path, step: .create, reason: error.reason)
    }
    try open(path, overwriting: overwrites).discard()
  }

  /// Makes a broken pipe or a limit on the size of files an ``OutputError`` instead of the end of
  /// the process. A program calls it once, at its start.
  public static func turnSignalsIntoErrors() {
    FileDescriptor.ignoreSignals()
  }

  /// The open file that names such as `/dev/stdout` and `/dev/fd/3` stand for.
  static func descriptorNumber(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }
}
