import Platform

/// A folder that vanishes with its owner.
final class TemporaryFolder {
  let path: String

  init() throws { path = try Directory.createTemporary() }

  deinit { Directory.remove(path) }

  func file(_ name: String, _ text: String? = nil) throws -> String {
    let path = "\(path)/\(name)"
    if let text {
      let file = try File(creating: path)
      try file.write(Array(text.utf8))
    }
    return path
  }

  func names() throws -> [String] { try Directory.entries(of: path, includingHidden: true).names }
}

func text(of path: String) throws -> String {
  String(decoding: try File(reading: path).readAll(limit: 1 << 20), as: UTF8.self)
}
