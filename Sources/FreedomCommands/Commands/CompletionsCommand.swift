import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what a shell needs to complete commands, names and indicators.",
    usage: "freedom completions [<options>] <shell>",
    discussion: """
      scripts/quickstart installs them. By hand they go to a file:

        ~/.local/share/bash-completion/completions/freedom is bash's place,
        _freedom in a folder of fpath is zsh's,
        ~/.config/fish/completions/freedom.fish is fish's.

      Examples:
        freedom completions bash
        freedom completions fish --output freedom.fish
      """)

  enum Shell: String, NamedChoice {
    case bash, zsh, fish

    var fileExtensions: [String] { self == .bash ? ["bash", "sh"] : [rawValue] }
  }

  @Argument(help: "Which shell.")
  var shell: Shell

  @OptionGroup var place: DestinationOptions

  func run() throws {
    try EndingCheck.require(
      self.shell.fileExtensions, of: place.path, for: "completions of \(self.shell.rawValue)")
    guard let shell = CompletionShell(rawValue: shell.rawValue) else { return }
    let script = FreedomCommand.completionScript(for: shell)
    try place.write(Array((script + (shell == .bash ? BashWords.script : "") + "\n").utf8))
  }
}
