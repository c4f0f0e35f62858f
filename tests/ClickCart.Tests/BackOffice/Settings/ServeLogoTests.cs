namespace ClickCart.Tests.BackOffice.Settings;

public sealed class ServeLogoTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("/images/shop/00000000000000000000000000000000.webp")]
    [InlineData("/images/shop/00000000000000000000000000000000.png")]
    [InlineData("/images/shop/short.webp")]
    public async Task A_logo_that_was_never_uploaded_is_not_there(string address) => (await Guest.GetAsync("~" + address)).ShouldBeProblem(404, "not-found");
}
