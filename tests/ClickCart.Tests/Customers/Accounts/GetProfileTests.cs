namespace ClickCart.Tests.Customers.Accounts;

public sealed class GetProfileTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Customers_see_themselves_and_nothing_secret()
    {
        var (me, email) = await Shop.CustomerAsync();
        var profile = (await me.GetAsync("/me")).ShouldBe(200);
        profile["email"].GetString().ShouldBe(email);
        profile["role"].GetString().ShouldBe("customer");
        profile.ETag.ShouldBe("\"1\"");
        profile.Text.ShouldNotContain("assword");
        (await me.GetAsync("/me", ifNoneMatch: profile.ETag)).ShouldBe(304);
    }

    [Fact]
    public async Task Staff_find_the_back_office_from_their_account()
    {
        using var office = await Shop.OfficeAsync("/account");
        office.Page.QuerySelector(".doors a[href='/admin']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Guests_must_sign_in()
    {
        var refused = (await Guest.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        refused.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }
}
