namespace ClickCart.BackOffice.Settings;

/// <summary>Gives out a logo or its icon. It never changes under its address, so browsers keep it for a year.</summary>
internal static class ServeLogo
{
    public sealed record Request(string Hash, bool IsIcon) : IRequest<Result<byte[]>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            foreach (var (ending, type) in (ReadOnlySpan<(string, string)>)[("webp", "image/webp"), ("png", "image/png")])
                app.MapGet($"{ShopLogo.Root}{{hash}}.{ending}", async (string hash, HttpResponse http, IMediator m, CancellationToken ct) =>
                {
                    var picture = await m.Send(new Request(hash, ending == "png"), ct);
                    if (picture.Error is { } error) return new ProblemResult(error);
                    http.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Results.Bytes(picture.Value, type);
                }).ExcludeFromDescription().RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(BackOfficeDbContext db) : IRequestHandler<Request, Result<byte[]>>
    {
        public async Task<Result<byte[]>> Handle(Request request, CancellationToken cancellationToken) =>
            request.Hash.Length == ShopLogo.HashLength
            && await db.Logos.Where(l => l.Hash == request.Hash).Select(l => request.IsIcon ? l.Icon : l.Picture)
                .FirstOrDefaultAsync(cancellationToken) is { } found
                    ? found
                    : Error.NotFound("picture");
    }
}
