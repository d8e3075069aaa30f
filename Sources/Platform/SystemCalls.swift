#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Inside our types, their own members hide the C functions of the same names.

func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

func systemRead(_ number: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(number, bytes, count)
}

func systemWrite(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}

func systemClose(_ number: Int32) -> Int32 { close(number) }

func systemLink(_ path: String, _ newPath: String) -> Int32 { link(path, newPath) }

func systemRename(_ path: String, _ newPath: String) -> Int32 { rename(path, newPath) }

func systemExit(_ code: Int32) -> Never { exit(code) }
