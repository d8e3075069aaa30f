import FreedomTestSupport
import Platform
import Synchronization
import Testing

@Suite struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(
    _ text: String, to path: String, overwriting: Bool = false, needsName: Bool = false
  ) throws {
    let file = try AtomicFile(path, overwriting: overwriting, needsName: needsName)
    try file.write(Array(text.utf8))
    try file.complete()
    try file.publish()
  }

  @Test(arguments: [false, true])
  func `a file appears when it is complete`(needsName: Bool) throws {
    let path = folder.path + "/a"
    let file = try AtomicFile(path, needsName: needsName)
    try file.write(Array("abc".utf8))
    try file.complete()
    #expect(try folder.names() == (needsName ? [".a.partial"] : []))
    try file.publish()
    #expect(try folder.names() == ["a"])
    #expect(Files.text(of: path) == "abc")
  }

  @Test(arguments: [false, true])
  func `a file that is given up leaves nothing`(needsName: Bool) throws {
    do {
      let file = try AtomicFile(folder.path + "/a", needsName: needsName)
      try file.write(Array("abc".utf8))
    }
    #expect(try folder.names() == [])
  }

  @Test func `a file is filled by its hidden path`() throws {
    let path = folder.path + "/a"
    let file = try AtomicFile(path, needsName: true)
    try File(writing: file.partialPath).write(Array("by path".utf8))
    try file.complete()
    try file.publish()
    #expect(Files.text(of: path) == "by path")
  }

  @Test(arguments: [false, true])
  func `an existing file is replaced only when asked for`(needsName: Bool) throws {
    let path = try folder.file("a", "old")
    #expect(throws: AtomicFile.Failure.exists) { try write("new", to: path, needsName: needsName) }
    #expect(Files.text(of: path) == "old")
    try File(writing: path).setPermissions(0o640)
    try write("new", to: path, overwriting: true, needsName: needsName)
    #expect(Files.text(of: path) == "new")
    #expect(FileStatus(path)?.permissions == 0o640)
    #expect(try folder.names() == ["a"])
  }

  @Test func `a folder is not replaced`() throws {
    try Directory.create(folder.path + "/b")
    defer { Directory.remove(folder.path + "/b") }
    #expect(throws: AtomicFile.Failure.isFolder) {
      try write("", to: folder.path + "/b", overwriting: true)
    }
  }

  @Test func `a file that another process made meanwhile is left alone`() throws {
    let path = folder.path + "/a"
    let file = try AtomicFile(path)
    _ = try folder.file("a", "theirs")
    try file.write(Array("ours".utf8))
    try file.complete()
    #expect(throws: AtomicFile.Failure.exists) { try file.publish() }
    #expect(Files.text(of: path) == "theirs")
  }

  @Test func `two writers of one hidden file do not meet`() throws {
    let path = folder.path + "/a"
    let file = try AtomicFile(path, needsName: true)
    #expect(throws: AtomicFile.Failure.isBeingWritten) { _ = try AtomicFile(path, needsName: true) }
    file.discard()
    try write("b", to: path, needsName: true)
    #expect(Files.text(of: path) == "b")
  }

  @Test func `of many writers that begin at once one has the hidden file`() async throws {
    let path = folder.path + "/a"
    let writers = WriterCount()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<300 {
            guard let file = try? AtomicFile(path, overwriting: true, needsName: true) else {
              continue
            }
            writers.enter()
            writers.leave()
            file.discard()
          }
        }
      }
    }
    #expect(writers.entered > 0)
    #expect(writers.most == 1)
  }

  @Test func `what a killed process left is removed`() throws {
    _ = try folder.file(".a.partial", "half")
    try write("b", to: folder.path + "/a")
    #expect(try folder.names() == ["a"])
  }
}

/// How many write at a time.
private final class WriterCount: Sendable {
  private let counts = Mutex((now: 0, most: 0, entered: 0))

  var most: Int { counts.withLock { $0.most } }
  var entered: Int { counts.withLock { $0.entered } }

  func enter() {
    counts.withLock {
      $0.now += 1
      $0.entered += 1
      $0.most = max($0.most, $0.now)
    }
  }

  func leave() { counts.withLock { $0.now -= 1 } }
}
