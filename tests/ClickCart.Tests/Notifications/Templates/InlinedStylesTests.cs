using ClickCart.Notifications.Templates;

namespace ClickCart.Tests.Notifications.Templates;

public sealed class InlinedStylesTests
{
    private const string Kept = "#kept";

    [Theory]
    [InlineData("Your order", "Two cups", "https://a.example/1?a=1&amp;b=2")]
    [InlineData("Ihre Bestellung", "{0} &lt;b&gt; \"quoted\" }} &amp; 3 &gt; 2", "mailto:a{b}@example.com")]
    [InlineData("", " \n ", "")]
    [InlineData("\uE0F0", "\uE0F00\uE0F1", "https://a.example")]
    public void Mails_of_one_shape_are_what_each_would_be_by_itself(string subject, string words, string link)
    {
        var page = Page(subject, words, link, "lines");
        InlinedStyles.Of(page, Kept).ShouldBe(InlinedStyles.Inline(page, Kept));
    }

    [Fact]
    public void What_styles_go_by_is_part_of_the_shape()
    {
        foreach (var name in (string[])["lines", "other", "lines a>b"])
        {
            var page = Page("S", "W", "https://a.example", name);
            InlinedStyles.Of(page, Kept).ShouldBe(InlinedStyles.Inline(page, Kept));
        }
        InlinedStyles.Of(Page("S", "W", "x", "lines"), Kept).ShouldContain("color: #123456");
        InlinedStyles.Of(Page("S", "W", "x", "other"), Kept).ShouldNotContain("color: #123456");
    }

    private static string Page(string subject, string words, string link, string name) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <title>{{subject}}</title>
        <style id="kept">@media (max-width: 620px) { .lines > td { padding: 0 !important } }</style>
        <style>td { padding: 1px } .lines td { color: #123456 } a { color: #654321 }</style>
        </head>
        <body>
        <table class="{{name}}" width="100%" cellpadding="0"><tbody><tr><td class="amount">{{words}}</td><td><a href="{{link}}">{{words}} <b> x </b></a>
        <img src="{{link}}" alt="{{subject}}" width="10">&nbsp;</td></tr></tbody></table>
        </body>
        </html>
        """;
}
