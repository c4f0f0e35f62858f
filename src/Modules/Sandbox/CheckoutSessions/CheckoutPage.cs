using static ClickCart.Sandbox.SandboxPage;

namespace ClickCart.Sandbox.CheckoutSessions;

internal static class CheckoutPage
{
    /// <summary>The page as it stands; with what is wrong with the card, in words.</summary>
    public static IResult Show(CheckoutSession session, Payment? payment, DateTimeOffset now, StripeApiException? wrong)
    {
        if (session.StatusAt(payment, now) != "open") return SandboxPage.Show("Test checkout", $"""
            <h1>There is nothing to pay</h1>
            <p>This payment does not wait for you any more.</p>
            <p><a href="{Encode(session.BackUrl)}">Back to the shop</a></p>
            """);
        var flaw = wrong?.Message ?? payment?.LastError?.Message;
        return SandboxPage.Show("Test checkout", $"""
            <h1>{Encode(session.What ?? "Your order")}</h1>
            <p class="amount">{Encode(new Money(session.Amount, session.Currency.ToUpperInvariant()).ToString())}</p>
            <p>Test checkout. No money moves: this page stands in for the payment provider's.</p>
            {(flaw is null ? "" : $"""<p class="error" role="alert">{Encode(flaw)}</p>""")}
            <form method="post" action="/sandbox/stripe/checkout/{session.Id}" class="fields">
            <label>Card number <input name="number" inputmode="numeric" autocomplete="cc-number" required maxlength="23"></label>
            <label>Expiration (MM / YY) <input name="expiry" inputmode="numeric" autocomplete="cc-exp" required maxlength="9"></label>
            <label>Security code (CVC) <input name="cvc" inputmode="numeric" autocomplete="cc-csc" required maxlength="4"></label>
            <button>Pay</button></form>
            {(session.CancelUrl is null ? "" : $"""<p><a href="{Encode(session.CancelUrl)}">Back to the shop without paying</a></p>""")}
            """);
    }
}
