namespace ClickCart.Customers.Accounts;

/// <summary><c>ClickCart:Admin:Email</c> and <c>ClickCart:Admin:Password</c>.</summary>
internal sealed class FirstAdminSettings(IConfiguration configuration)
{
    public string Email => configuration["ClickCart:Admin:Email"] is { Length: > 0 } set ? set.Trim() : "admin@clickcart.local";

    /// <summary>Null where none is configured, and a random one is made.</summary>
    public string? Password => configuration["ClickCart:Admin:Password"] is { Length: > 0 } set ? set : null;
}
