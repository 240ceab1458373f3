import Policy
import Testing

@Suite("The dictionary that a configuration names")
struct SiteConfigurationTests {
  @Test(
    "a name, or the path of its files",
    arguments: [("dictionary: it_CH", "it_CH"), ("dictionary: /srv/parole/comune", "/srv/parole/comune"), ("", nil)]
      as [(String, String?)])
  func names(yaml: String, name: String?) throws {
    #expect(try SiteConfiguration.parse(yaml + "\nmouse: true\n", file: "a.yaml", isUsers: true).dictionary == name)
  }

  @Test(
    "what would be an option or another file is told, with its line",
    arguments: ["dictionary: -D", "dictionary: ../it_IT", "dictionary: it_IT,en_US", "dictionary: 'it IT'"])
  func refused(yaml: String) {
    let error = #expect(throws: RulesetError.self) {
      try SiteConfiguration.parse("mouse: true\n" + yaml, file: "a.yaml", isUsers: true)
    }
    #expect(error?.problems.first?.description.hasPrefix("a.yaml:2: dictionary") == true, "\(error?.problems ?? [])")
  }
}
