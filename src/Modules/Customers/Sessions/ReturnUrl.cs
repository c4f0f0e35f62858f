namespace ClickCart.Customers.Sessions;

/// <summary>Where somebody wanted to go before the sign-in came in between.</summary>
internal static class ReturnUrl
{
    /// <summary>
    /// The address's <c>returnUrl</c>, when it is one of this shop; the account's page otherwise. An address of another host would make our sign-in page
    /// a springboard for phishing.
    /// </summary>
    public static string Of(HttpContext http) =>
        http.Request.Query["returnUrl"].ToString() is ['/', ..] url && url is not [_, '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/account";
}
