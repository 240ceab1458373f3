/// Whether a word, in small letters and without accents, is a first name that the enrolment grammar knows.
package func isFirstName(_ word: String) -> Bool { EnrolmentWords.firstNames.contains(word) }
