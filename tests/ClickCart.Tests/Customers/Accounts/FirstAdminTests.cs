namespace ClickCart.Tests.Customers.Accounts;

public sealed class FirstAdminTests(SharedShop shared) : ShopTest(shared)
{
    /// <summary>The fixture's shops start from one database and each configure the same password: this also tests that the second start keeps it.</summary>
    [Fact]
    public async Task The_configured_password_signs_in_as_admin() =>
        (await Admin.GetAsync("/me")).ShouldBe(200)["role"].GetString().ShouldBe("admin");
}
