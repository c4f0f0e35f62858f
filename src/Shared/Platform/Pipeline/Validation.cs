namespace ClickCart.Platform.Pipeline;

/// <summary>Runs the slice's validators; every message is reported, under its JSON path.</summary>
internal sealed class Validation<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var found = await validator.ValidateAsync(request, cancellationToken);
            if (!found.IsValid)
                return TResponse.Failure(Error.Invalid(found.Errors
                    .GroupBy(e => JsonPath(e.PropertyName), StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).Distinct().ToArray())));
        }
        return await next();
    }

    /// <summary><c>ShipTo.PostalCode</c> is <c>shipTo.postalCode</c> to whoever sent JSON.</summary>
    private static string JsonPath(string property) =>
        string.Join('.', property.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
