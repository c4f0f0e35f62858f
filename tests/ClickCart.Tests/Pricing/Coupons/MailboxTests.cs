using ClickCart.Pricing.Coupons;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class MailboxTests
{
    [Theory]
    [InlineData("Ada@Example.com", "ada@example.com")]
    [InlineData(" ada@example.com ", "ada@example.com")]
    [InlineData("ada.love.lace@gmail.com", "adalovelace@gmail.com")]
    [InlineData("ada.lovelace+shop@gmail.com", "adalovelace@gmail.com")]
    [InlineData("Ada.Lovelace@googlemail.com", "adalovelace@gmail.com")]
    [InlineData("ada+1+2@outlook.com", "ada@outlook.com")]
    [InlineData("ada+1@hotmail.co.uk", "ada@hotmail.co.uk")]
    [InlineData("ada.l+1@icloud.com", "ada.l@icloud.com")]
    [InlineData("ada+1@me.com", "ada@icloud.com")]
    [InlineData("ada+1@protonmail.com", "ada@proton.me")]
    [InlineData("ada+1@fastmail.com", "ada@fastmail.com")]
    [InlineData("a.d.a@protonmail.com", "ada@proton.me")]
    [InlineData("ada@yandex.com", "ada@yandex.ru")]
    [InlineData("ada+1@ya.ru", "ada@yandex.ru")]
    [InlineData("ada@b\u00fccher.example", "ada@xn--bcher-kva.example")]
    // Whether these ignore anything nobody knows but them.
    [InlineData("ada+1@example.com", "ada+1@example.com")]
    [InlineData("ada.l@example.com", "ada.l@example.com")]
    [InlineData("ada.l@outlook.com", "ada.l@outlook.com")]
    [InlineData("ada+1@notgmail.com", "ada+1@notgmail.com")]
    [InlineData("ada+1@gmail.com.example", "ada+1@gmail.com.example")]
    // What would be left is no name.
    [InlineData("+1@gmail.com", "+1@gmail.com")]
    [InlineData("...@gmail.com", "...@gmail.com")]
    [InlineData("@gmail.com", "@gmail.com")]
    [InlineData("ada", "ada")]
    [InlineData("a@b@gmail.com", "a@b@gmail.com")]
    public void One_box_has_one_name(string written, string name) => Mailbox.Of(written).ShouldBe(name);
}
