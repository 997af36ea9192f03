// Everything can be read without this script. With it, the picture answers the pointer and the arrow keys, and tables filter.
// The width of what is dragged along a slider.
const thumb = 16;

for (const figure of document.querySelectorAll('figure')) {
  const reader = figure.querySelector('.reader');
  const slider = reader.querySelector('input');
  const output = reader.querySelector('output');
  const days = [...figure.querySelectorAll('.hit')];
  const alignWithDays = () => {
    const shown = days.map((hit) => hit.getBoundingClientRect()).filter(({ width }) => width > 0);
    if (shown.length === 0) return;
    const middle = ({ left, width }) => left + width / 2;
    const [first, last] = [shown[0], shown.at(-1)].map(middle);
    slider.style.marginLeft = `${first - reader.getBoundingClientRect().left - thumb / 2}px`;
    slider.style.width = `${last - first + thumb}px`;
  };
  const show = (day) => {
    slider.value = day;
    output.textContent = days.find((hit) => hit.dataset.day === String(day)).textContent;
    slider.setAttribute('aria-valuetext', output.textContent);
    for (const hit of days) hit.classList.toggle('at', hit.dataset.day === String(day));
  };
  for (const hit of days) {
    hit.addEventListener('pointerenter', () => show(hit.dataset.day));
    hit.addEventListener('pointerdown', () => show(hit.dataset.day));
  }
  slider.addEventListener('input', () => show(slider.value));
  reader.hidden = false;
  new ResizeObserver(alignWithDays).observe(figure);
  show(slider.value);
}

for (const filter of document.querySelectorAll('.filter')) {
  const input = filter.querySelector('input');
  const count = filter.querySelector('output');
  const rows = [...document.getElementById(input.getAttribute('aria-controls')).tBodies[0].rows];
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent = `${shown} of ${rows.length} rows`;
  });
  filter.hidden = false;
}
