'use strict';
/* Two small charts in plain SVG. Each carries a sentence for those who do not see it. */
const Charts = (() => {
  const WIDTH = 1100, HEIGHT = 220, LEFT = 46, BOTTOM = 24, TOP = 8;
  // Okabe and Ito's palette (2008), told apart by colour-blind readers too.
  const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#8C8C8C'];

  function node(name, attributes, text) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** The smallest round number that is not below the value. */
  function ceiling(value) {
    let step = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
    for (const factor of [1, 1.5, 2, 3, 4, 5, 6, 8, 10]) if (step * factor >= value) return step * factor;
    return value;
  }

  function frame(max, labels, summary) {
    const svg = node('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': summary });
    for (const part of [0, 0.5, 1]) {
      const y = TOP + (1 - part) * (HEIGHT - BOTTOM - TOP);
      svg.append(node('line', { class: 'grid', x1: LEFT, x2: WIDTH, y1: y, y2: y }));
      const value = max * part;
      svg.append(node('text', { x: LEFT - 6, y: y + 4, 'text-anchor': 'end' },
        value >= 1000 ? `${+(value / 1000).toFixed(1)}k` : +value.toFixed(2)));
    }
    const every = Math.max(1, Math.ceil(labels.length / 8));
    const width = (WIDTH - LEFT) / Math.max(1, labels.length);
    labels.forEach((label, i) => {
      if (i % every === 0) svg.append(node('text', { x: LEFT + i * width, y: HEIGHT - 6 }, label));
    });
    return { svg, width };
  }

  /** stacks: for each label a list of values, one for each of the names. */
  function bars(box, labels, names, stacks, summary) {
    const sums = stacks.map(stack => stack.reduce((a, b) => a + b, 0));
    const max = ceiling(Math.max(...sums, 0) || 1);
    const { svg, width } = frame(max, labels, summary);
    const scale = (HEIGHT - BOTTOM - TOP) / max;
    stacks.forEach((stack, i) => {
      let y = HEIGHT - BOTTOM;
      stack.forEach((value, k) => {
        if (value <= 0) return;
        y -= value * scale;
        const bar = node('rect', { x: LEFT + i * width + width * 0.1, y, width: width * 0.8, height: value * scale });
        if (names.length > 1) bar.setAttribute('fill', COLOURS[k % COLOURS.length]);
        else bar.setAttribute('class', 'plain');
        bar.append(node('title', {}, `${labels[i]} ${names[k]}: ${value}`));
        svg.append(bar);
      });
    });
    box.replaceChildren(svg);
  }

  function legend(list, names) {
    list.replaceChildren(...names.map((name, k) => {
      const item = document.createElement('li');
      const mark = node('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' });
      mark.append(node('rect', { width: 10, height: 10, rx: 2, fill: COLOURS[k % COLOURS.length] }));
      item.append(mark, name);
      return item;
    }));
  }

  return { bars, legend, most: COLOURS.length - 1 };
})();
