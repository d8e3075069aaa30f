// Modules: FreedomModel
import FreedomModel

private let register = EntityRegister(
  entities: [
    Entity(id: "COD", name: "Congo (Kinshasa)", kind: .country, iso2: "CD", region: "Africa"),
    Entity(id: "COG", name: "Congo (Brazzaville)", kind: .country, iso2: "CG", region: "Africa"),
    Entity(id: "CIV", name: "Côte d'Ivoire", kind: .country, iso2: "CI", region: "Africa"),
    Entity(id: "NAM", name: "Namibia", kind: .country, iso2: "NA", region: "Africa"),
    Entity(id: "XKX", name: "Kosovo", kind: .country, region: "Europe"),
  ],
  names: ["COD": ["Zaire", "Congo, Democratic Republic of"], "COG": ["Congo, Republic of"]],
  links: [])

/// Any text as the name of a country: it stands for one, several or none, the same each time and in
/// any case, and suggestions are at most three.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(
    decoding: UnsafeBufferPointer(start: start, count: min(count, 4_096)), as: UTF8.self)
  let match = register.resolve(text)
  precondition(register.resolve(text) == match, "two answers differ")
  switch match {
  case .one(let entity):
    precondition(register.entities.contains(entity))
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      precondition(register.resolve(text.lowercased()) == match, "case makes a difference")
    }
  case .several(let entities): precondition(entities.count > 1)
  case .none(let suggestions): precondition(suggestions.count <= 3)
  }
  _ = register.search(text)
  return 0
}
