namespace ClickCart.BrowserTests.Shopper;

public sealed class LettersAskedForTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task A_shopper_waits_for_what_is_sold_out_and_has_a_forgotten_password_set_anew(Screen screen, bool scripts)
    {
        var email = $"{Guid.CreateVersion7():n}@example.com";
        var visitor = await VisitorAsync(screen, scripts);
        visitor.LooksInTheDarkToo = true;
        await visitor.GoAsync($"/products/{await SlugAsync(await ProductAsync(stock: 0, name: "Last lantern"))}");
        await visitor.FillAsync("Your e-mail address", email);
        await visitor.PressAsync("Tell me");
        await visitor.GoAsync(await LinkAsync(email, "/back-in-stock/"));
        await visitor.PressAsync("Yes, tell me");
        await visitor.ShouldSeeAsync("Thank you. We write as soon as it is back.");
        await visitor.PressAsync("Tell me nothing more of it");

        (await Guest.PostAsync("/accounts", new { email, password = "correct horse battery", name = "Ada" })).ShouldBe(202);
        await visitor.GoAsync("/sign-in");
        await visitor.FollowAsync("Forgotten your password?");
        await visitor.FillAsync("E-mail address", email);
        await visitor.PressAsync("Send the link");
        await visitor.GoAsync(await LinkAsync(email, "/account/new-password"));
        await visitor.FillAsync("New password", "another horse battery");
    }

    /// <summary>The link in the mail to that address: path and query.</summary>
    private Task<string> LinkAsync(string to, string path) => Eventually.GetAsync(async () =>
    {
        foreach (var file in new DirectoryInfo(Path.Combine(Shop.Settings["Database:Folder"]!, "mail")).GetFiles("*.eml"))
            if (await MimeKit.MimeMessage.LoadAsync(file.FullName, TestContext.Current.CancellationToken) is var mail && mail.To.ToString() == to
                && mail.TextBody!.Split('\n').FirstOrDefault(l => l.Contains(path, StringComparison.Ordinal)) is { } line)
                return new Uri(line.Trim()).PathAndQuery;
        return null;
    }, $"a mail with a link to {path}");
}
