namespace ClickCart.Catalog.Products;

/// <summary>Gives out an uploaded picture. It never changes under its address, so browsers keep it for a year.</summary>
internal static class ServePicture
{
    public sealed record Request(string Name) : IRequest<Result<Response>>;

    public sealed record Response(string ContentType, byte[] Content);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/images/uploads/{name}", async (string name, HttpResponse http, IMediator m, CancellationToken ct) =>
            {
                var picture = await m.Send(new Request(name), ct);
                if (picture.Error is { } error) return new ProblemResult(error);
                http.Headers.CacheControl = "public, max-age=31536000, immutable";
                // Opened by itself an SVG is a document: it may do nothing but draw.
                http.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
                return Results.Bytes(picture.Value.Content, picture.Value.ContentType);
            }).ExcludeFromDescription().RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) =>
            request.Name.Length <= PictureFile.NameLength && await db.PictureFiles.Where(f => f.Name == request.Name)
                .Select(f => new Response(f.ContentType, f.Content)).FirstOrDefaultAsync(cancellationToken) is { } found
                ? found
                : Error.NotFound("picture");
    }
}
