import FreedomTestSupport
import Platform
import Testing

@Suite struct DirectoryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `entries are sorted, hidden ones only on request`() throws {
    for name in ["b", "a", ".c"] { _ = try folder.file(name, "") }
    #expect(try Directory.entries(of: folder.path).names == ["a", "b"])
    #expect(
      try Directory.entries(of: folder.path, includingHidden: true).names == [".c", "a", "b"])
    #expect(throws: SystemError.self) { _ = try Directory.entries(of: folder.path + "/d") }
  }

  @Test func `a folder is made with those above it`() throws {
    let path = folder.path + "/x/y"
    #expect(Directory.createWithParents(path))
    #expect(Directory.createWithParents(path))
    #expect(Directory.exists(path))
    Directory.remove(path)
    Directory.remove(folder.path + "/x")
    #expect(!Directory.exists(folder.path + "/x"))
    _ = try folder.file("a", "")
    #expect(!Directory.createWithParents(folder.path + "/a/b"))
  }

  @Test(arguments: [("a", ".", "./", "a"), ("/a", "/", "/", "a"), ("/a/b", "/a", "/a/", "b")])
  func `a path is split`(path: String, parent: String, folder: String, name: String) {
    #expect(Directory.parent(of: path) == parent)
    #expect(Directory.split(path) == (folder, name))
  }
}
