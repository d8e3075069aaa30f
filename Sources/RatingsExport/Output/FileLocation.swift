/// A file, or the place where one is to be, however its path is written: two paths that lead to one file
/// are one place.
struct FileLocation: Hashable {
  private let identity: FileDescriptor.Identity
  /// The name in the folder, where there is no such file yet.
  private let name: String

  /// The place of a path; `-` is standard output. `nil` where it is a device or a pipe, or nothing can be.
  init?(_ path: String) {
    if let number = path == "-" ? 1 : Output.descriptorNumber(path) {
      guard let identity = FileDescriptor.identity(ofOpen: number) else { return nil }
      self.init(identity: identity, name: "")
      return
    }
    if let identity = FileDescriptor.identity(path) {
      self.init(identity: identity, name: "")
      return
    }
    let (folder, name) = OutputFile.split(path)
    guard !name.isEmpty,
      let identity = FileDescriptor.identity(folder.isEmpty ? "." : folder)
    else { return nil }
    self.init(identity: identity, name: name)
  }

  private init(identity: FileDescriptor.Identity, name: String) {
    self.identity = identity
    self.name = name
  }
}
