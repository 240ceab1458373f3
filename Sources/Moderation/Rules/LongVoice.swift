/// Voice notes longer than the policy's limit (A14.j).
func longVoice(_ specimen: Specimen, limit: Int) -> [Proposal] {
  guard specimen.kind == "audio", let seconds = specimen.voiceSeconds, seconds > limit else { return [] }
  let (length, most) = (duration(seconds), duration(limit))
  return [
    Proposal(
      letter: "j", rule: "vocale-lungo", evidence: 0..<0, confidence: .high,
      why: "Il messaggio vocale dura \(length), più del limite di \(most).")
  ]
}

/// `3:05`.
private func duration(_ seconds: Int) -> String {
  let rest = seconds % 60
  return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
}
