using ClickCart.Kernel;

namespace ClickCart.Tests.Kernel;

public sealed class NfkdTests
{
    [Theory]
    [InlineData("plain ASCII 123", "plain ASCII 123")]
    [InlineData("sécret", "se\u0301cret")]
    [InlineData("Ångström", "A\u030angstro\u0308m")]
    [InlineData("½ Žluťoučký", "1\u20442 Z\u030clut\u030couc\u030cky\u0301")]
    [InlineData("e\u0301", "e\u0301")]
    [InlineData("ßøłÐ", "ßøłÐ")]
    public void Latin_letters_come_apart_into_letter_and_mark(string text, string decomposed) => Nfkd.Decompose(text).ShouldBe(decomposed);

    [Fact]
    public void Other_scripts_are_refused_rather_than_left_as_they_are() => Should.Throw<ArgumentException>(() => Nfkd.Decompose("пароль"));
}
