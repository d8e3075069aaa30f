internal import DisplayText
internal import Platform

/// Why output could not be written.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Why an output failed.
  public enum Reason: Sendable, Hashable {
    /// The file exists, and overwriting was not requested.
    case exists
    case isFolder
    /// The folder has files that are not from an earlier result; what is written could be an
    /// archive instead.
    case holdsOtherFiles(mayBeArchive: Bool)
    /// The file is in the folder of an earlier result, and none of its files.
    case isOfSomebodyElse
    /// The path of a folder leads to something else.
    case isNoFolder(mayBeArchive: Bool)
    /// A symbolic link is neither followed nor replaced.
    case isSymbolicLink
    /// Another process is writing the same file.
    case isBeingWritten
    /// The result is made from the file at the path.
    case isInput
    /// The path is empty or has a NUL in it.
    case isNoPath
    /// The reader of a pipe has gone: the program ends without a message.
    case readerIsGone
    /// A system call failed: its `errno` and the system's words for it.
    case system(errno: Int32, text: String)
  }

  /// What was being done.
  public enum Step: Sendable, Hashable {
    /// The output could not even be created.
    case create
    /// Writing failed, at any point to the last.
    case write
  }

  /// The path as given; `-` for standard output.
  public let path: String
  /// What was being done.
  public let step: Step
  /// Why it failed.
  public let reason: Reason

  /// Describes a failure at a path.
  public init(path: String, step: Step, reason: Reason) {
    self.path = path
    self.step = step
    self.reason = reason
  }

  /// Whether the program should end without a message: the reader of a pipe has gone.
  public var isQuiet: Bool { reason == .readerIsGone }

  /// One sentence in lower case, without a final stop.
  public var description: String {
    let name = path == "-" ? "standard output" : path.isEmpty ? "\"\"" : path.visible
    let act = step == .create ? "cannot create \(name)" : "cannot write \(name)"
    switch reason {
    case .exists: return act + ": it exists already"
    case .isFolder: return act + ": it is a folder"
    case .holdsOtherFiles: return act + ": the folder contains other files"
    case .isOfSomebodyElse: return act + ": the file that is there is not from the earlier result"
    case .isNoFolder: return act + ": it is not a folder"
    case .isSymbolicLink: return act + ": it is a symbolic link"
    case .isBeingWritten: return act + ": another process is writing it"
    case .isInput: return act + ": the result is made from this file"
    case .isNoPath: return act + ": not a file name"
    case .readerIsGone: return act + ": the reader has gone"
    case .system(_, let text): return act + ": " + text
    }
  }

  /// What to do about it, where there is something to do.
  public var hint: String? {
    switch reason {
    case .exists: "--force overwrites it"
    case .isFolder: "name a file in it"
    case .holdsOtherFiles(let mayBeArchive):
      mayBeArchive ? "name a new folder, or a file that ends in .zip" : "name a new folder"
    case .isOfSomebodyElse: "move that file, or name a new folder"
    case .isNoFolder(let mayBeArchive):
      mayBeArchive ? "name a folder, or a file that ends in .zip" : "name a folder"
    case .isSymbolicLink: "name the file that it points to"
    case .isInput: "write to another file"
    case .isBeingWritten: "wait for it to end, or write to another file"
    case .isNoPath, .readerIsGone, .system: nil
    }
  }
}

extension OutputError.Reason {
  init(_ error: SystemError) {
    self = error.isReaderGone ? .readerIsGone : .system(errno: error.code, text: error.text)
  }

  fileprivate init(_ failure: AtomicFile.Failure) {
    switch failure {
    case .exists: self = .exists
    case .isFolder: self = .isFolder
    case .isSymbolicLink: self = .isSymbolicLink
    case .isBeingWritten: self = .isBeingWritten
    case .system(let error): self = OutputError.Reason(error)
    }
  }
}

extension OutputError {
  static func creating<Value>(
    _ path: String, _ work: () throws(AtomicFile.Failure) -> Value
  ) throws(OutputError) -> Value {
    do throws(AtomicFile.Failure) {
      return try work()
    } catch {
      throw OutputError(path: path, step: .create, reason: Reason(error))
    }
  }

  /// Describes what the system refuses; a name that is not free is another matter where a reason
  /// for it exists.
  static func creating<Value>(
    _ path: String, ifTaken reason: Reason? = nil, _ work: () throws(SystemError) -> Value
  ) throws(OutputError) -> Value {
    do throws(SystemError) {
      return try work()
    } catch {
      let taken = error.isNameTaken ? reason : nil
      throw OutputError(path: path, step: .create, reason: taken ?? Reason(error))
    }
  }

  static func writing(
    _ path: String, _ work: () throws(SystemError) -> Void
  ) throws(OutputError) {
    do throws(SystemError) {
      try work()
    } catch {
      throw OutputError(path: path, step: .write, reason: Reason(error))
    }
  }
}
