namespace ClickCart.Customers.Sessions;

/// <summary>Where somebody wanted to go before the sign-in came in between.</summary>
internal static class ReturnUrl
{
    /// <summary>The address's <c>returnUrl</c>, when it is one of this shop; the account's page otherwise.</summary>
    public static string Of(HttpContext http) => Given(http) ?? "/account";

    /// <summary>Null when none was given. An address of another host would make our sign-in page a springboard for phishing.</summary>
    public static string? Given(HttpContext http) =>
        http.Request.Query["returnUrl"].ToString() is ['/', ..] url && !(url is [_, '/' or '\\', ..]) && !url.Any(char.IsControl) ? url : null;
}
