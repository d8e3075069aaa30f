internal import TabularFiles
internal import Platform

/// The data package that is in a folder before another is written over it.
public struct EarlierPackage {
  private let folder: PackageFolder
  private let path: String
  private let manifest: PackageManifest?

  /// Looks at the package in a folder; where none is, there is nothing to do afterwards.
  public init(inFolder path: String) {
    self.path = path
    folder = .folder(path: path)
    manifest = try? folder.manifest()
  }

  /// Removes the tables of the earlier package that the new one has not: they are none of it. What is
  /// not as the earlier package described it stays.
  public func removeTables(otherThan names: [String]) {
    guard let manifest else { return }
    for resource in manifest.resources where !names.contains(resource.path) {
      let isAsDescribed = (try? manifest.difference(of: resource, in: folder) == nil) ?? false
      if isAsDescribed { File.remove("\(path)/\(resource.path)") }
    }
  }
}
