using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class TypedWordsTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("HTTPS://evil")]
    [InlineData("www.evil")]
    [InlineData("example.com/x")]
    [InlineData("Win 1000 € at evil.com")]
    [InlineData("EVIL.COM")]
    [InlineData("X.Com")]
    [InlineData("T.Ly/win50")]
    [InlineData("Call +49 900 123456")]
    [InlineData("Evil.Com")]
    [InlineData("Dr.evil.com")]
    [InlineData("bücher.example")]
    [InlineData("пример.рф")]
    [InlineData("evil．com")]
    [InlineData("evil.​com")]
    [InlineData("192.0.2.7")]
    [InlineData("write to me@evil")]
    [InlineData("mailto:me")]
    [InlineData("//evil/x")]
    [InlineData("A name that is so long that it must be something else than a name")]
    public void What_may_be_a_link_or_is_too_long_greets_nobody(string typed) => TypedWords.Name(typed).ShouldBe("");

    [Theory]
    [InlineData("J. R. R. Tolkien")]
    [InlineData("J.R.R.Tolkien")]
    [InlineData("J.R.R. Tolkien")]
    [InlineData("Dr.Müller")]
    [InlineData("Prof. Dr. Ada Lovelace")]
    [InlineData("O'Neil")]
    [InlineData("Anne-Marie St. John")]
    [InlineData("St.John")]
    [InlineData("Sammy Davis Jr.")]
    [InlineData("山田 太郎")]
    [InlineData("Лев Н. Толстой")]
    [InlineData("أحمد")]
    [InlineData("María del Carmen Fernández de la Vega y Sanz")]
    public void A_name_stays(string typed)
    {
        TypedWords.Name(typed).ShouldBe(typed);
        TypedWords.Text(typed).ShouldBe(typed);
    }

    [Theory]
    [InlineData("Win at https://evil.com/x now", "Win at https: / / evil. com/x now")]
    [InlineData("me@evil.com", "me @ evil. com")]
    [InlineData("c/o www.evil.com", "c/o www. evil. com")]
    public void Other_words_are_parted_so_that_nothing_links(string typed, string written) => TypedWords.Text(typed).ShouldBe(written);

    [Fact]
    public async Task Nobody_has_the_shop_send_their_link_to_somebody_elses_address()
    {
        var email = $"v{Guid.CreateVersion7():n}@example.com";
        (await Guest.PostAsync("/accounts", new { email, password = "tulip-garden-77", name = "Win at evil.example" })).ShouldBe(202);
        var welcome = await Shop.MailAsync(email, MailKind.AccountConfirm);
        (welcome.Subject + welcome.Html + welcome.Text).ShouldNotContain("evil");

        var shipTo = new { name = "Win at evil.example", line1 = "388 Townsend St", city = "San Francisco", region = "CA", postalCode = "94107", country = "US" };
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)), shipTo);
        (await Guest.PostAsync("/orders", OrderBody(quote, email: email), NewKey())).ShouldBe(201);
        var received = await Shop.MailAsync(email, MailKind.OrderReceived);
        (received.Html + received.Text).ShouldNotContain("evil.example");
        received.Text.ShouldContain("Win at evil. example");
    }
}
