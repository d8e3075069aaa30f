import FreedomTestSupport
import Platform
import Synchronization
import Testing

@Suite struct FileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `what is written is read, from any offset and in order`() throws {
    let path = try folder.file("a", "0123456789")
    let file = try File(reading: path)
    var bytes = [UInt8](repeating: 0, count: 4)
    #expect(try bytes.withUnsafeMutableBytes { try file.read(at: 8, into: $0) } == 2)
    #expect(bytes.prefix(2).elementsEqual("89".utf8))
    #expect(try bytes.withUnsafeMutableBytes { try file.read(into: $0) } == 4)
    #expect(bytes.elementsEqual("0123".utf8))
    #expect(try file.readAll(limit: 100).elementsEqual("456789".utf8))
  }

  @Test func `reading stops soon after a limit`() throws {
    let file = try File(reading: try folder.file("a", String(repeating: "x", count: 200_000)))
    let count = try file.readAll(limit: 100_000).count
    #expect(count > 100_000 && count < 200_000)
  }

  @Test func `a missing file and a file in a file are missing`() throws {
    let path = try folder.file("a", "")
    for missing in [folder.path + "/b", path + "/c"] {
      let error = try #require(throws: SystemError.self) { _ = try File(reading: missing) }
      #expect(error.isMissing)
    }
  }

  @Test func `a new file is not made where there is one`() throws {
    let path = try folder.file("a", "")
    let error = try #require(throws: SystemError.self) { _ = try File(creating: path) }
    #expect(error.isNameTaken)
    #expect(error.text == "File exists")
  }

  @Test func `a file is closed once`() throws {
    let file = try File(reading: try folder.file("a", ""))
    try file.close()
    try file.close()
    #expect(throws: SystemError.self) { try file.status() }
  }

  @Test func `a temporary file can be written and read`() throws {
    let file = try File.temporary()
    try file.write(Array("abc".utf8))
    #expect(try file.status().size == 3)
    var bytes = [UInt8](repeating: 0, count: 3)
    _ = try bytes.withUnsafeMutableBytes { try file.read(at: 0, into: $0) }
    #expect(bytes.elementsEqual("abc".utf8))
  }

  @Test func `a status shows what a path leads to`() throws {
    let path = try folder.file("a", "abc")
    let status = try #require(FileStatus(path))
    #expect(status.kind == .regular)
    #expect(status.size == 3)
    #expect(FileStatus(folder.path)?.kind == .folder)
    #expect(FileStatus("/dev/null")?.kind == .device)
    #expect(try FileStatus.find(folder.path + "/b") == nil)
    #expect(throws: SystemError.self) { _ = try FileStatus.find(path + "/b") }
  }

  @Test func `a stamp changes when the file is written`() throws {
    let path = try folder.file("a", "abc")
    let before = try File(reading: path).status().stamp
    #expect(try File(reading: path).status().stamp == before)
    try File(writing: path).write(Array("abcd".utf8))
    #expect(try File(reading: path).status().stamp != before)
  }

  @Test func `two spellings of a path lead to one file`() throws {
    let path = try folder.file("a", "")
    let other = try folder.file("b", "")
    #expect(File.isSame(path, folder.path + "/./a"))
    #expect(!File.isSame(path, other))
    #expect(!File.isSame(folder.path + "/c", folder.path + "/c"))
  }

  @Test func `the start of a file is as long as there are bytes`() throws {
    let path = try folder.file("a", "abcdef")
    #expect(File.start(of: path, count: 3).elementsEqual("abc".utf8))
    #expect(File.start(of: path, count: 30).elementsEqual("abcdef".utf8))
    #expect(File.start(of: folder.path, count: 3).isEmpty)
    #expect(File.start(of: "/dev/zero", count: 3).isEmpty)
  }

  @Test func `renaming to a free name leaves another file alone`() throws {
    let path = try folder.file("a", "a")
    let other = try folder.file("b", "b")
    let error = try #require(throws: SystemError.self) {
      try File.renameToFree(path, to: other)
    }
    #expect(error.isNameTaken)
    try File.renameToFree(path, to: folder.path + "/c")
    #expect(try folder.names() == ["b", "c"])
    try File.rename(folder.path + "/c", to: other)
    #expect(Files.text(of: other) == "a")
  }
}

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

@Suite struct ProcessTests {
  @Test func `time is written to the second in UTC`() throws {
    let now = SystemClock.now()
    #expect(now.utf8.count == 20)
    #expect(now.hasPrefix("2") && now.hasSuffix("Z"))
  }

  @Test func `the clock goes forward while waiting`() {
    let begin = SystemClock.seconds
    SystemClock.sleep(milliseconds: 2)
    #expect(SystemClock.seconds - begin >= 0.002)
  }

  @Test func `bytes that are not UTF-8 are shown as escapes`() {
    let bytes: [CChar] = [0x61, -1, 0]
    #expect(bytes.withUnsafeBufferPointer { $0.baseAddress.map(Environment.escaped) } == "a\\xFF")
    #expect(Environment.variable("FREEDOM_NO_SUCH_VARIABLE") == nil)
  }

  @Test func `the executable has a path`() throws {
    #expect(File.isRegular(try #require(CurrentProcess.executable())))
  }

  @Test func `a thread does its work`() {
    let isDone = Atomic(false)
    guard WorkThread.start({ isDone.store(true, ordering: .releasing) }) else { return }
    while !isDone.load(ordering: .acquiring) { SystemClock.sleep(milliseconds: 1) }
  }

  @Test func `elementary functions are those of mathematics`() {
    #expect(Mathematics.logarithm(1) == 0)
    #expect(Mathematics.complementaryErrorFunction(0) == 1)
  }
}
