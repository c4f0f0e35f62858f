using System.Linq.Expressions;

namespace Ardalis.Specification;

/// <summary>A named query: derive from it and state it with <see cref="Query"/> in the constructor.</summary>
public class Specification<T> : ISpecification<T>
{
    /// <inheritdoc/>
    public ISpecificationBuilder<T> Query => new SpecificationBuilder<T>(this);

    /// <inheritdoc/>
    public IEnumerable<WhereExpressionInfo<T>> WhereExpressions => Wheres;

    /// <inheritdoc/>
    public IEnumerable<OrderExpressionInfo<T>> OrderExpressions => Orders;

    /// <inheritdoc/>
    public int Take { get; internal set; } = -1;

    /// <inheritdoc/>
    public int Skip { get; internal set; } = -1;

    /// <inheritdoc/>
    public bool AsNoTracking { get; internal set; }

    /// <inheritdoc/>
    public bool AsSplitQuery { get; internal set; }

    internal List<WhereExpressionInfo<T>> Wheres { get; } = [];

    internal List<OrderExpressionInfo<T>> Orders { get; } = [];

    internal List<Func<IQueryable<T>, IQueryable<T>>> Includes { get; } = [];

    /// <inheritdoc/>
    public virtual IEnumerable<T> Evaluate(IEnumerable<T> entities) => this.Page(this.Sort(this.Filter(entities.AsQueryable())));

    /// <inheritdoc/>
    public virtual bool IsSatisfiedBy(T entity) => Wheres.TrueForAll(where => where.FilterFunc(entity));
}

/// <summary>A named query with a projection.</summary>
public class Specification<T, TResult> : Specification<T>, ISpecification<T, TResult>
{
    /// <inheritdoc/>
    public new ISpecificationBuilder<T, TResult> Query => new SpecificationBuilder<T, TResult>(this);

    /// <inheritdoc/>
    public Expression<Func<T, TResult>>? Selector { get; internal set; }

    /// <inheritdoc/>
    public new virtual IEnumerable<TResult> Evaluate(IEnumerable<T> entities) => this.Project(base.Evaluate(entities).AsQueryable());
}

/// <summary>A named query that at most one entity meets.</summary>
public class SingleResultSpecification<T> : Specification<T>, ISingleResultSpecification<T>;

/// <summary>A named query with a projection that at most one entity meets.</summary>
public class SingleResultSpecification<T, TResult> : Specification<T, TResult>, ISingleResultSpecification<T, TResult>;
