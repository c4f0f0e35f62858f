namespace Ardalis.Specification;

/// <summary>The steps of a query, the same in memory and in the database, in the order they apply whatever the order they were stated in.</summary>
internal static class Evaluation
{
    public static IQueryable<T> Filter<T>(this ISpecification<T> specification, IQueryable<T> source) =>
        specification.WhereExpressions.Aggregate(source, (query, where) => query.Where(where.Filter));

    public static IQueryable<T> Sort<T>(this ISpecification<T> specification, IQueryable<T> source)
    {
        if (specification.OrderExpressions.Count(order => order.OrderType is OrderTypeEnum.OrderBy or OrderTypeEnum.OrderByDescending) > 1)
            throw new DuplicateOrderChainException();

        return specification.OrderExpressions.Aggregate(source, (query, order) => order.OrderType switch
        {
            OrderTypeEnum.OrderBy => query.OrderBy(order.KeySelector),
            OrderTypeEnum.OrderByDescending => query.OrderByDescending(order.KeySelector),
            OrderTypeEnum.ThenBy => ((IOrderedQueryable<T>)query).ThenBy(order.KeySelector),
            _ => ((IOrderedQueryable<T>)query).ThenByDescending(order.KeySelector),
        });
    }

    public static IQueryable<T> Page<T>(this ISpecification<T> specification, IQueryable<T> source)
    {
        var rest = specification.Skip > 0 ? source.Skip(specification.Skip) : source;
        return specification.Take >= 0 ? rest.Take(specification.Take) : rest;
    }

    public static IQueryable<TResult> Project<T, TResult>(this ISpecification<T, TResult> specification, IQueryable<T> source) =>
        source.Select(specification.Selector ?? throw new SelectorNotFoundException());
}
