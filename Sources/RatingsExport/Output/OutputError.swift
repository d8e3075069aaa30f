internal import DisplayText

/// Why output could not be written.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  public enum Reason: Sendable, Hashable {
    /// The file exists, and overwriting was not asked for.
    case exists
    /// The path names a folder.
    case isFolder
    /// The folder holds files that are none of an earlier result.
    case holdsOtherFiles
    /// The path of a folder names something else.
    case isNoFolder
    /// The path names a symbolic link, which is never followed nor replaced.
    case isSymbolicLink
    /// Another process is writing the same file.
    case isBeingWritten
    /// The path names a file that the result is made from.
    case isInput
    /// The path is empty or has a NUL in it.
    case isNoPath
    /// The reader of a pipe has gone: no error, the end comes quietly.
    case readerIsGone
    /// A system call failed: its `errno` and what the system says of it.
    case system(errno: Int32, text: String)
  }

  /// Whether it could not even be begun.
  public enum Step: Sendable, Hashable {
    /// The output could not be created.
    case create
    /// Writing went wrong, at any point to the last.
    case write
  }

  /// The path as given; `-` for standard output.
  public let path: String
  /// What was being done.
  public let step: Step
  /// What went wrong.
  public let reason: Reason

  /// Describes an error.
  public init(path: String, step: Step, reason: Reason) {
    self.path = path
    self.step = step
    self.reason = reason
  }

  /// Whether the program should end without a word: the reader of a pipe has gone.
  public var isQuiet: Bool { reason == .readerIsGone }

  /// One sentence in lower case, without a final stop.
  public var description: String {
    let name = path == "-" ? "standard output" : path.isEmpty ? "\"\"" : path.visible
    let act = step == .create ? "cannot create \(name)" : "cannot write \(name)"
    switch reason {
    case .exists: return act + ": it exists already"
    case .isFolder: return act + ": it is a folder"
    case .holdsOtherFiles: return act + ": the folder holds other files"
    case .isNoFolder: return act + ": it is not a folder"
    case .isSymbolicLink: return act + ": it is a symbolic link"
    case .isBeingWritten: return act + ": another process is writing it"
    case .isInput: return act + ": the result is made from this file"
    case .isNoPath: return act + ": that is no file name"
    case .readerIsGone: return act + ": the reader has gone"
    case .system(_, let text): return act + ": " + text
    }
  }

  /// What to do about it, where there is something to do.
  public var hint: String? {
    switch reason {
    case .exists: "--force overwrites it"
    case .isFolder: "name a file in it"
    case .holdsOtherFiles: "name a new folder, or a file that ends in .zip"
    case .isNoFolder: "name a folder, or a file that ends in .zip"
    case .isSymbolicLink: "name the file that it points to"
    case .isInput: "write to another file"
    case .isBeingWritten: "wait for it to end, or write to another file"
    case .isNoPath, .readerIsGone, .system: nil
    }
  }
}
