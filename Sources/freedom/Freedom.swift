import FreedomCommands

@main
enum Freedom {
  static func main() { FreedomProgram.run() }
}
