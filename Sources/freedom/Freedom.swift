@main struct Freedom { static func main() {} }
