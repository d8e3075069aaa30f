/// The exit codes of every command, after BSD's sysexits.
enum ExitStatus: Int32 {
  /// Done.
  case done = 0
  /// Done, and something was found that a person should look at.
  case findings = 1
  /// The command line is wrong.
  case usage = 64
  /// The data are bad, or a name is unknown.
  case badData = 65
  /// A file is not there.
  case noInput = 66
  /// A file cannot be made.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another process uses the database.
  case busy = 75
}
