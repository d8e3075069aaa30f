/// Where bytes go: a file or standard output.
///
/// A sink is used by one task at a time. Nothing counts as written before ``finish()``.
public protocol ByteSink: AnyObject {
  /// Takes some bytes.
  func write(_ bytes: [UInt8]) throws(OutputError)

  /// Makes sure that everything has arrived, and cannot be lost any more; a file has no name yet.
  func complete() throws(OutputError)

  /// Completes the output; a file appears under its name only now.
  func finish() throws(OutputError)

  /// Gives up; a file that did not exist before does not exist after.
  func discard()
}
