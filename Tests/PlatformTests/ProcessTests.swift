import Platform
import Synchronization
import Testing

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
