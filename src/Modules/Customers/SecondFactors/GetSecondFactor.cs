using System.Text.Json.Serialization;

namespace ClickCart.Customers.SecondFactors;

/// <summary>The caller's own second factor. The page also shows the secret that waits for its first code.</summary>
internal static class GetSecondFactor
{
    /// <param name="ForPage">With the secret that is being set up, and what a new passkey is asked by.</param>
    internal sealed record Request(bool ForPage = false) : IRequest<Result<Response>>;

    /// <param name="IsSet">Whether the password alone does not sign in.</param>
    /// <param name="IsRequired">Whether the shop asks it of this account: without it, nothing of the back office opens.</param>
    /// <param name="RecoveryCodesLeft">Of ten; make new ones before they run out.</param>
    internal sealed record Response(
        bool IsSet, DateTimeOffset? SetAt, bool IsRequired, int RecoveryCodesLeft, IReadOnlyList<Key> Passkeys)
    {
        [JsonIgnore] public Pending? Pending { get; init; }

        [JsonIgnore] public PasskeyQuestion? NewPasskey { get; init; }
    }

    /// <summary>A passkey, without what proves it.</summary>
    internal sealed record Key(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

    /// <summary>What an authenticator app is told.</summary>
    internal sealed record Pending(string Secret, string Uri, QrCode Qr);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts").MapGet("/me/second-factor", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("Your second factor").RequireAccess(Access.Customer);
            app.Shop().MapGet("/account/security", (IMediator m, CancellationToken ct) =>
                m.Send(new Request(ForPage: true), ct).Page(typeof(GetSecondFactorPage))).RequireAccess(Access.Customer);
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, SecondFactorCheck check, Passkeys passkeys, SecondFactorSettings settings, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken) is not { } account)
                return Accounts.Account.NotFound;
            var factor = await check.OfAsync(account.Id, cancellationToken);
            var isRequired = settings.IsRequired(account.Role);
            if (factor is not { IsSet: true })
            {
                var secret = request.ForPage && factor?.IsPending(clock.GetUtcNow()) is true ? check.SecretOf(factor) : null;
                var uri = secret is null ? "" : SecondFactorCheck.UriOf(secret, account);
                return new Response(false, null, isRequired, 0, []) { Pending = secret is null ? null : new(secret, uri, QrCode.Of(uri)) };
            }
            await db.Entry(factor).Collection(f => f.Passkeys).LoadAsync(cancellationToken);
            var keys = factor.Passkeys.OrderBy(p => p.Id).ToList();
            var listed = keys.Select(p => new Key(p.Id, p.Name, p.CreatedAt, p.LastUsedAt)).ToList();
            return new Response(true, factor.ConfirmedAt, isRequired, factor.Codes.Count, listed)
            {
                NewPasskey = request.ForPage && keys.Count < SecondFactor.MostPasskeys ? passkeys.AskNew(account, keys) : null,
            };
        }
    }
}
