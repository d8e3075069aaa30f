/// Why a command cannot do what it was asked: one line for people, and an exit code.
struct UsageError: Error {
  /// What is wrong: a sentence in lower case without a final stop.
  let message: String
  /// What to do next, where there is something to do.
  let hint: String?
  /// The exit code.
  let status: ExitStatus

  init(_ message: String, hint: String? = nil, status: ExitStatus) {
    self.message = message
    self.hint = hint
    self.status = status
  }
}
